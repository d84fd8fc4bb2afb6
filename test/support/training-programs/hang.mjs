// Listens, and never answers.
process.on('message', () => {});

/** Stands in for the process that reads a package: says nothing and never ends. */
setInterval(() => {}, 1000);

/** What an export says to the person who opens it. */
export const readMe = `This is everything that Rehearse keeps of you.

account.json    your name and e-mail address
carried/        what you can bring to another server: your settings, cards, reviews, answers, verdicts,
                mock interviews, and your own decks with their questions
recordings/     your spoken answers, as sound files, if you had them kept
reading/        what belongs to the server you were on, for you to read: your cohorts, assignments and what
                you handed in, what you set, wrote and judged as a coach, comments, who looked at your
                answers, what you were told, links that you shared, and the text of the questions you met
manifest.json   when this was made, how many rows each file has, and the SHA-256 of each file

Each .jsonl file has one row a line, in JSON. Times are in UTC. Passwords, sessions and secret links are
not in here.

To go on elsewhere: make an account on another Rehearse server and send this file to POST /imports/export, or import it in
Settings where that server offers it, as it is, without unpacking it.
`;

/** Returns what is wrong with a JSON text, with its line and column where the browser tells or shows it, or null. */
export function jsonMistake(text) {
  const message = messageOf(text);
  if (message === null) return null;
  const place = message.match(/ (?:in JSON )?at position (\d+)/);
  if (place) return `${message.slice(0, place.index)}${at(text, Number(place[1]))}`;
  const token = message.match(/^Unexpected token [^,]*/);
  return token ? `${token[0]}${at(text, firstWith(text, 'Unexpected token'))}` : message;
}

function messageOf(text) {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error.message;
  }
}

/** Finds the letter at which parsing fails: with it, and not before it, the message begins as given. */
function firstWith(text, beginning) {
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (messageOf(text.slice(0, middle))?.startsWith(beginning)) bad = middle;
    else good = middle;
  }
  return good;
}

function at(text, position) {
  const before = text.slice(0, position).split('\n');
  return ` at line ${before.length}, column ${before.at(-1).length + 1}`;
}

/**
 * The first name that an object of a JSON text has twice; undefined when there is none. The text has to be valid JSON. Takes
 * linear time and no recursion, however deep the text nests.
 */
export function repeatedName(text: string): string | undefined {
  const objects: (Set<string> | undefined)[] = [];
  for (const [token, name] of text.matchAll(/"([^"\\]*(?:\\.[^"\\]*)*)"(?:\s*(:))?|[{}[\]]/gs).map(tokenOf)) {
    if (token === '{') objects.push(new Set());
    else if (token === '[') objects.push(undefined);
    else if (token === '}' || token === ']') objects.pop();
    else if (name !== undefined) {
      const names = objects.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}

/** A bracket, or a text and, if it is a member's name, that name. */
function tokenOf([token, text, colon]: RegExpExecArray): readonly [string, string | undefined] {
  if (text === undefined || colon === undefined) return [token, undefined];
  return [token, text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text];
}

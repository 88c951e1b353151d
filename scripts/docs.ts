/** Pages of documentation by path. */
export async function checkPages(): Promise<Map<string, string>> {
  return new Map();
}

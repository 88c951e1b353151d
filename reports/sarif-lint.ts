/** Something in a SARIF log that GitHub code scanning rejects, drops or misreads. `path` is a JSON pointer. */
export interface LintMessage {
  readonly path: string;
  readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;
type Found = Generator<LintMessage>;

const limits = {
  runs: 20,
  rules: 25_000,
  results: 25_000,
  kept: 5_000,
  steps: 10_000,
  keptSteps: 1_000,
  tags: 10,
  name: 255,
  description: 1_024,
};

/**
 * What GitHub's ingestion does not say, or says only by closing alerts: takes a parsed SARIF log, gives what is wrong
 * with it, in the order of the log. Rules: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export const lintSarif = (log: unknown): LintMessage[] => [...lintLog(log)];

function* lintLog(log: unknown): Found {
  if (!isFields(log)) {
    yield at('', 'is not an object');
    return;
  }
  if (log['version'] !== '2.1.0') yield at('/version', "must be '2.1.0'");
  const runs = log['runs'];
  if (!Array.isArray(runs)) {
    yield at('/runs', 'must be an array');
    return;
  }
  if (runs.length > limits.runs) yield at('/runs', `has ${runs.length} runs; a file may have ${limits.runs}`);
  const categories = new Map<string, string>();
  const alerts = new Map<string, string>();
  for (const [index, run] of runs.entries()) yield* lintRun(run, `/runs/${index}`, categories, alerts);
}

function* lintRun(run: unknown, path: string, categories: Map<string, string>, alerts: Map<string, string>): Found {
  if (!isFields(run)) {
    yield at(path, 'is not an object');
    return;
  }
  const driver = fields(fields(run['tool'])['driver']);
  if (text(driver['name']) === '') yield at(`${path}/tool/driver/name`, 'is required');
  yield* lintCategory(run, path, text(driver['name']), categories);
  const rules = driver['rules'];
  const ids = new Map(list(rules).map((rule, index) => [text(fields(rule)['id']), index]));
  if (!Array.isArray(rules)) yield at(`${path}/tool/driver/rules`, 'must list every rule that was evaluated');
  if (list(rules).length > limits.rules) yield at(`${path}/tool/driver/rules`, `has more than ${limits.rules} rules`);
  if (ids.size < list(rules).length) yield at(`${path}/tool/driver/rules`, 'has an id twice');
  for (const [index, rule] of list(rules).entries()) yield* lintRule(rule, `${path}/tool/driver/rules/${index}`);
  yield* lintResults(run['results'], `${path}/results`, ids, alerts);
}

/** Two runs of one tool in one category overwrite each other's alerts. */
function* lintCategory(run: Fields, path: string, tool: string, categories: Map<string, string>): Found {
  const id = text(fields(run['automationDetails'])['id']);
  if (id === '') {
    yield at(`${path}/automationDetails/id`, 'is required to tell runs apart');
    return;
  }
  const category = `${tool}\0${id.slice(0, id.lastIndexOf('/') + 1) || id}`;
  const before = categories.get(category);
  if (before)
    yield at(`${path}/automationDetails/id`, `has the category of ${before}: one closes the alerts of the other`);
  else categories.set(category, path);
}

function* lintRule(rule: unknown, path: string): Found {
  if (!isFields(rule)) {
    yield at(path, 'is not an object');
    return;
  }
  if (text(rule['id']) === '') yield at(`${path}/id`, 'is required');
  if (text(rule['name']).length > limits.name) yield at(`${path}/name`, `is longer than ${limits.name} characters`);
  for (const key of ['shortDescription', 'fullDescription']) {
    const { length } = text(fields(rule[key])['text']).trim();
    if (length === 0) yield at(`${path}/${key}/text`, 'is required');
    if (length > limits.description) yield at(`${path}/${key}/text`, `is longer than ${limits.description} characters`);
  }
  if (text(fields(rule['help'])['text']) === '') yield at(`${path}/help/text`, 'is required, also beside Markdown');
  const properties = fields(rule['properties']);
  const severity = properties['security-severity'];
  if (severity !== undefined && !isScore(severity))
    yield at(`${path}/properties/security-severity`, 'must be a string with a number from 0.0 to 10.0');
  const { length: tags } = list(properties['tags']);
  if (tags > limits.tags) yield at(`${path}/properties/tags`, `has ${tags} tags, of which ${limits.tags} are shown`);
}

const isScore = (value: unknown): boolean => typeof value === 'string' && /^(?:10(?:\.0)?|\d(?:\.\d)?)$/.test(value);

function* lintResults(
  results: unknown,
  path: string,
  rules: ReadonlyMap<string, number>,
  alerts: Map<string, string>,
): Found {
  if (!Array.isArray(results)) {
    yield at(path, 'must be an array, also when empty: a run without closes nothing');
    return;
  }
  if (results.length > limits.results)
    yield at(path, `has ${results.length} results; a run may have ${limits.results}`);
  else if (results.length > limits.kept)
    yield at(path, `has ${results.length} results, of which only ${limits.kept} are kept`);
  for (const [index, result] of results.entries()) yield* lintResult(result, `${path}/${index}`, rules, alerts);
}

function* lintResult(
  result: unknown,
  path: string,
  rules: ReadonlyMap<string, number>,
  alerts: Map<string, string>,
): Found {
  if (!isFields(result)) {
    yield at(path, 'is not an object');
    return;
  }
  const rule = text(result['ruleId']);
  if (!rules.has(rule)) yield at(`${path}/ruleId`, 'names no rule of the run');
  else if (result['ruleIndex'] !== undefined && result['ruleIndex'] !== rules.get(rule))
    yield at(`${path}/ruleIndex`, 'points to another rule than ruleId');
  if (text(fields(result['message'])['text']).trim() === '') yield at(`${path}/message/text`, 'is required');
  const kind = result['kind'] ?? 'fail';
  if (kind !== 'fail') yield at(`${path}/kind`, `is ${JSON.stringify(kind)}, which shows as an open alert`);
  if (list(result['suppressions']).length > 0)
    yield at(`${path}/suppressions`, 'are ignored: it shows as an open alert');
  const hash = text(fields(result['partialFingerprints'])['primaryLocationLineHash']);
  if (hash === '')
    yield at(`${path}/partialFingerprints/primaryLocationLineHash`, 'is required: alerts have no identity');
  const locations = list(result['locations']);
  if (locations.length === 0) {
    yield at(`${path}/locations`, 'is empty: the upload is rejected');
    return;
  }
  for (const [index, location] of locations.entries()) yield* lintLocation(location, `${path}/locations/${index}`);
  yield* lintFlows(result['codeFlows'], `${path}/codeFlows`);
  yield* lintIdentity([rule, uriOf(locations[0]), hash].join('\0'), path, alerts);
}

/** Its steps are counted together, and each needs a file as every location does. */
function* lintFlows(flows: unknown, path: string): Found {
  let steps = 0;
  for (const [index, flow] of list(flows).entries())
    for (const [thread, entry] of list(fields(flow)['threadFlows']).entries()) {
      const locations = list(fields(entry)['locations']);
      steps += locations.length;
      const where = `${path}/${index}/threadFlows/${thread}/locations`;
      for (const [at, step] of locations.entries())
        yield* lintLocation(fields(step)['location'], `${where}/${at}/location`);
    }
  if (steps > limits.steps) yield at(path, `have ${steps} steps; a result may have ${limits.steps}`);
  else if (steps > limits.keptSteps) yield at(path, `have ${steps} steps, of which only ${limits.keptSteps} are kept`);
}

function* lintIdentity(identity: string, path: string, alerts: Map<string, string>): Found {
  const before = alerts.get(identity);
  if (before) yield at(path, `is the same alert as ${before}: rule, path and line hash are equal`);
  else alerts.set(identity, path);
}

const uriOf = (location: unknown): string =>
  text(fields(fields(fields(location)['physicalLocation'])['artifactLocation'])['uri']);

function* lintLocation(location: unknown, path: string): Found {
  const physical = fields(location)['physicalLocation'];
  if (!isFields(physical)) {
    yield at(`${path}/physicalLocation`, 'is required: the upload is rejected');
    return;
  }
  const where = `${path}/physicalLocation/artifactLocation/uri`;
  for (const message of uriProblems(uriOf(location))) yield at(where, message);
  const line = fields(physical['region'])['startLine'];
  if (!Number.isInteger(line) || (line as number) < 1)
    yield at(`${path}/physicalLocation/region/startLine`, 'must be a whole number from 1');
}

function* uriProblems(uri: string): Generator<string> {
  if (uri === '') {
    yield 'is required: the upload is rejected';
    return;
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(uri)) {
    yield 'has a scheme: the upload is rejected';
    return;
  }
  if (uri.startsWith('/')) yield 'must be relative';
  if (!/^(?:[\w\-.~!$&'()*+,;=@/]|%[0-9a-f]{2})+$/i.test(uri)) {
    yield 'has characters that must be percent-encoded';
    return;
  }
  const segments = uri.split('/').map(decoded);
  if (segments.includes(null)) yield 'is not UTF-8 when decoded';
  if (segments.some((segment) => segment === '.' || segment === '..')) yield 'has a segment that means a folder above';
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

const at = (path: string, message: string): LintMessage => ({ path, message });
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Fields => (isFields(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

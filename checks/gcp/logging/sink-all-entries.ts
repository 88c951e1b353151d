import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Sink } from 'cloudstance/resources/gcp/logging';
import { Project } from 'cloudstance/resources/gcp/project';

/** Every project has these two, which keep entries in the project itself. */
const builtIn = ['_Default', '_Required'];
const destination = 'storage.googleapis.com/central-logs';
const sink = (more: object = {}, name = 'everything') => ({
  name,
  config: { destination, filter: '', disabled: false, exclusions: [], ...more },
});
const above = (more: object = {}) => ({
  sink: 'organizations/999999999999/sinks/all',
  filter: '',
  exclusions: [],
  ...more,
});

const isWhole = ({
  filter,
  exclusions,
}: {
  readonly filter: string;
  readonly exclusions: readonly string[];
}): boolean => filter.trim() === '' && exclusions.length === 0;

export default defineCheck({
  id: 'gcp-logging-sink-all-entries',
  title: 'All log entries of a project are exported',
  severity: 'high',
  why: 'What stays in the project is deleted after some weeks, and by whoever takes the project over.',
  references: ['https://cloud.google.com/logging/docs/export/configure_export_v2'],
  on: Project.pick('inheritedSinks'),
  with: { sinks: all(Sink.pick('config')) },
  fix: ({ scope }) => ({
    text: 'Better still on the organization, with --include-children: that covers projects made later.',
    command: sh`gcloud logging sinks create all-entries storage.googleapis.com/BUCKET --project ${scope.account}`,
    terraform: 'resource "google_logging_project_sink" without filter and exclusions',
  }),

  evaluate(project, { sinks }) {
    const isOwn = sinks.some(({ name, config }) => !builtIn.includes(name) && !config.disabled && isWhole(config));
    if (isOwn) return pass('A sink of the project exports every entry');
    const inherited = project.inheritedSinks.filter(isWhole).map((one) => one.sink);
    if (inherited.length > 0) return pass(`Every entry is exported by ${listOf(inherited.toSorted())}`);
    const partial = sinks.filter(({ name, config }) => !builtIn.includes(name) && !config.disabled);
    if (partial.length === 0) return fail('No sink exports entries of the project');
    return fail(`Sinks leave entries out: ${listOf(partial.map(({ name }) => name).toSorted())}`);
  },

  examples: {
    pass: [
      { inheritedSinks: [], $sinks: [sink()] },
      { inheritedSinks: [], $sinks: [sink({ filter: 'severity>=ERROR' }, 'errors'), sink({ filter: ' \n' })] },
      { inheritedSinks: [above({ filter: 'severity>=ERROR' }), above()], $sinks: [] },
    ],
    fail: [
      { inheritedSinks: [], $sinks: [] },
      { inheritedSinks: [], $sinks: [sink({}, '_Default'), sink({}, '_Required')] },
      { inheritedSinks: [], $sinks: [sink({ disabled: true })] },
      { inheritedSinks: [above({ exclusions: ['severity<ERROR'] })], $sinks: [sink({ filter: 'severity>=ERROR' })] },
      { inheritedSinks: [], $sinks: [sink({ exclusions: ['resource.type=gce_instance'] })] },
    ],
  },
});

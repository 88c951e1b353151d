import { defineCheck, fail, one, pass } from 'cloudstance/check';
import { isOn } from 'cloudstance/domain/gcp/metadata';
import { ComputeProject, Instance } from 'cloudstance/resources/gcp/compute';
import { gcloudInstances } from './_instance.ts';

export default defineCheck({
  id: 'gcp-compute-instance-serial-port',
  title: 'Nobody can connect to the serial ports of instances',
  severity: 'medium',
  why: 'The serial console is reached from any address, past every firewall rule, with nothing but an SSH key.',
  references: ['https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console'],
  on: Instance.pick('metadata'),
  with: { project: one(ComputeProject.pick('metadata')) },
  fix: (subject) => ({
    command: gcloudInstances('add-metadata', subject, '--metadata serial-port-enable=FALSE'),
    terraform: 'resource "google_compute_instance": metadata = { serial-port-enable = "FALSE" }',
  }),

  // What the instance does not say its project says, and what neither says is off.
  evaluate({ metadata: { serialPortEnable } }, { project }) {
    if (serialPortEnable !== undefined)
      return isOn(serialPortEnable)
        ? fail('The instance has connecting to serial ports on')
        : pass('The instance has connecting to serial ports off');
    if (isOn(project.metadata.serialPortEnable))
      return fail('The project has connecting to serial ports on, and the instance does not switch it off');
    return pass('Connecting to serial ports is off');
  },

  examples: {
    pass: [
      { metadata: {}, $project: { metadata: {} } },
      { metadata: { serialPortEnable: 'FALSE' }, $project: { metadata: { serialPortEnable: 'TRUE' } } },
      { metadata: {}, $project: { metadata: { serialPortEnable: '0' } } },
    ],
    fail: [
      { metadata: { serialPortEnable: '1' }, $project: { metadata: {} } },
      { metadata: { serialPortEnable: 'TRUE' }, $project: { metadata: { serialPortEnable: 'FALSE' } } },
      { metadata: {}, $project: { metadata: { serialPortEnable: 'true' } } },
    ],
  },
});

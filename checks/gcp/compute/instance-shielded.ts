import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Instance } from 'cloudstance/resources/gcp/compute';
import { gcloudInstances } from './_instance.ts';

const all = { enableVtpm: true, enableIntegrityMonitoring: true, enableSecureBoot: true };

export default defineCheck({
  id: 'gcp-compute-instance-shielded',
  title: 'Instances are Shielded VMs with a virtual TPM and integrity monitoring',
  severity: 'medium',
  why: 'Without them a changed boot loader or kernel goes unnoticed and outlives every clean-up of the system.',
  references: ['https://cloud.google.com/compute/shielded-vm/docs/shielded-vm'],
  on: Instance.pick('shieldedInstanceConfig'),
  fix: (subject) => ({
    text: 'Stop the instance before and start it after',
    command: gcloudInstances('update', subject, '--shielded-vtpm --shielded-integrity-monitoring'),
    terraform:
      'resource "google_compute_instance": shielded_instance_config { enable_vtpm = true, enable_integrity_monitoring = true }',
  }),

  evaluate({ shieldedInstanceConfig }) {
    if (!shieldedInstanceConfig) return fail('The instance is no Shielded VM');
    const { enableVtpm, enableIntegrityMonitoring, enableSecureBoot } = shieldedInstanceConfig;
    const missing = [
      ...(enableVtpm ? [] : ['virtual TPM']),
      ...(enableIntegrityMonitoring ? [] : ['integrity monitoring']),
    ];
    if (missing.length > 0) return fail(`The instance lacks ${listOf(missing)}`);
    return pass(`Virtual TPM and integrity monitoring are on, Secure Boot is ${enableSecureBoot ? 'on' : 'off'}`);
  },

  examples: {
    pass: [{ shieldedInstanceConfig: all }, { shieldedInstanceConfig: { ...all, enableSecureBoot: false } }],
    fail: [
      { shieldedInstanceConfig: null },
      { shieldedInstanceConfig: {} },
      { shieldedInstanceConfig: { ...all, enableVtpm: false } },
      { shieldedInstanceConfig: { ...all, enableIntegrityMonitoring: false } },
    ],
  },
});

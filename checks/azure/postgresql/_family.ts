import { type Check, defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';
import { isOn, parameterVerdict } from '../_flexible-server.ts';

type Name = 'require_secure_transport' | 'log_checkpoints' | 'log_disconnections' | 'connection_throttle.enable';

interface Switch {
  readonly id: string;
  readonly title: string;
  readonly severity: 'high' | 'low';
  readonly why: string;
  readonly reference: string;
  readonly parameter: Name;
}

/** The command that sets a server parameter. */
export const setParameter = (server: string, uid: string, parameter: string, value: string): string =>
  sh`az postgres flexible-server parameter set --server-name ${server} --resource-group ${armId(uid).resourceGroup} --name ${parameter} --value ${value}`;

/** The same in Terraform. */
export const terraformParameter = (parameter: string, value: string): string =>
  `resource "azurerm_postgresql_flexible_server_configuration": name = "${parameter}", value = "${value}"`;

/** The check that a server parameter is on. */
export const switchedOn = ({ id, title, severity, why, reference, parameter }: Switch): Check =>
  defineCheck({
    id,
    title,
    severity,
    why,
    references: [reference],
    on: PostgresServer.pick('configurations'),
    fix: ({ name, uid }) => ({
      command: setParameter(name, uid, parameter, 'on'),
      terraform: terraformParameter(parameter, 'on'),
    }),

    evaluate({ configurations }) {
      return parameterVerdict(parameter, configurations[parameter], isOn);
    },

    examples: {
      pass: [{ configurations: { [parameter]: 'on' } }, { configurations: { [parameter]: 'ON' } }],
      fail: [{ configurations: { [parameter]: 'off' } }],
      notApplicable: [{ configurations: {} }],
    },
  });

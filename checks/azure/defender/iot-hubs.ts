import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { IotHub, IotSecuritySolution } from 'cloudstance/resources/azure/defender';
import { armId } from 'cloudstance/domain/azure/ids';

const uid = '/subscriptions/s/resourcegroups/rg/providers/microsoft.devices/iothubs/hub';
const solution = (status: string | undefined, iotHubs?: string[]) => ({
  config: { ...(status && { status }), ...(iotHubs && { iotHubs }) },
});

export default defineCheck({
  id: 'azure-defender-iot-hubs',
  title: 'Defender for IoT watches over IoT hubs',
  severity: 'medium',
  why: 'Devices stand where anybody can get at them. What they do wrong is seen in their hub first, if somebody looks.',
  references: ['https://learn.microsoft.com/azure/defender-for-iot/device-builders/quickstart-onboard-iot-hub'],
  on: IotHub.pick(),
  with: { solutions: all(IotSecuritySolution.pick('config')) },
  fix: ({ name, uid: id, scope }) => ({
    command: sh`az security iot-solution create --solution-name ${name} --resource-group ${armId(id).resourceGroup} --display-name ${name} --location ${scope.region} --iot-hubs ${id}`,
    terraform: 'resource "azurerm_iot_security_solution": iothub_ids',
  }),

  evaluate({ uid: id }, { solutions }) {
    const isOf = ({ config: { iotHubs = [] } }: Solution): boolean => iotHubs.some((one) => one.toLowerCase() === id);
    // Enabled is the default of the API.
    const isOn = ({ config: { status = 'Enabled' } }: Solution): boolean => status.toLowerCase() === 'enabled';
    const on = solutions.find((one) => isOf(one) && isOn(one));
    if (on) return pass(`Security solution ${on.name} watches over the hub`);
    const off = solutions.find(isOf);
    return fail(off ? `Security solution ${off.name} is off` : 'No security solution watches over the hub');
  },

  examples: {
    pass: [
      { uid, $solutions: [solution('Disabled', [uid]), solution('Enabled', ['other', uid.toUpperCase()])] },
      { uid, $solutions: [solution(undefined, [uid])] },
    ],
    fail: [
      { uid, $solutions: [] },
      { uid, $solutions: [solution('Disabled', [uid])] },
      { uid, $solutions: [solution('Enabled', ['other']), solution('Enabled')] },
    ],
  },
});

interface Solution {
  readonly config: { readonly status?: string | undefined; readonly iotHubs?: string[] | undefined };
}

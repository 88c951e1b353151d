import { contacted } from './_family.ts';

const paths = (minimalRiskLevel?: string) => ({
  notificationsSources: [{ sourceType: 'AttackPath', ...(minimalRiskLevel && { minimalRiskLevel }) }],
});

export default contacted({
  id: 'azure-defender-contact-attack-paths',
  title: 'Attack paths are mailed from a risk on that somebody chose',
  why: 'An attack path is a way in that already exists: who learns of it first closes it or uses it.',
  told: ({ notificationsSources = [] }) => {
    const path = notificationsSources.find(({ sourceType }) => sourceType.toLowerCase() === 'attackpath');
    return path?.minimalRiskLevel === undefined
      ? undefined
      : `Attack paths of the risk ${path.minimalRiskLevel} and higher are mailed`;
  },
  untold: 'Attack paths are not mailed',
  argument: `--notifications-sources '[{"sourceType":"AttackPath","minimalRiskLevel":"High"}]'`,
  good: [paths('Critical'), paths('Low')],
  bad: [
    paths(),
    { notificationsSources: [] },
    { notificationsSources: [{ sourceType: 'Alert', minimalSeverity: 'High' }] },
  ],
});

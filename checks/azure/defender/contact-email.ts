import { contacted } from './_family.ts';

const addresses = (emails: string): string[] => emails.split(/[;,]/).filter((one) => one.trim() !== '');

export default contacted({
  id: 'azure-defender-contact-email',
  title: 'Somebody besides the owners is mailed about security alerts',
  why: 'Those who handle incidents are seldom the owners of a subscription, and hear of an attack last unless they are named.',
  told: ({ emails = '' }) => {
    const { length } = addresses(emails);
    return length === 0 ? undefined : `${length} ${length === 1 ? 'address is' : 'addresses are'} mailed`;
  },
  untold: 'No address is mailed',
  argument: '--emails ADDRESS',
  good: [{ emails: 'security@example.com' }, { emails: 'security@example.com; soc@example.com', isEnabled: true }],
  bad: [{ emails: '' }, { emails: ' ; ' }],
});

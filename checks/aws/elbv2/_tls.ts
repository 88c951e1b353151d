/** What some of the vendor's TLS policies negotiate, for examples. */
export const modern = {
  sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  tls: {
    protocols: ['TLSv1.2', 'TLSv1.3'],
    ciphers: ['TLS_AES_128_GCM_SHA256', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-SHA256'],
  },
};
export const original = {
  sslPolicy: 'ELBSecurityPolicy-2016-08',
  tls: { protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2'], ciphers: ['ECDHE-RSA-AES128-GCM-SHA256', 'AES128-SHA'] },
};
export const none = { sslPolicy: null, tls: null };

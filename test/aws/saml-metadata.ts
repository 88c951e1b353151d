/** Signing certificates for SAML metadata, self-signed; nobody has their keys. */
export const certificates = {
  /** Until 2026-12-05. */
  soon: 'MIIBiTCCAS+gAwIBAgIUKHtDBDyuR1aQUuSY+jcGutue1iUwCgYIKoZIzj0EAwIwGjEYMBYGA1UEAwwPc3NvLmV4YW1wbGUuY29tMB4XDTI2MTEyMTIzMDQwNVoXDTI2MTIwNTIzMDQwNVowGjEYMBYGA1UEAwwPc3NvLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjYZyJR4dDP003rV5GufjvpmTaTMWUR6TvEsu6UPGpAjxxSxD4kRAIf/t5Wzj8Pr2EcGn3x3LX/DjuYOEO9qReaNTMFEwHQYDVR0OBBYEFBW6kDTV66BBmt5b+jiQEE6j5A3YMB8GA1UdIwQYMBaAFBW6kDTV66BBmt5b+jiQEE6j5A3YMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAIedjGInyDUPBCwb0B3cvm6gbEXYt/O0RagHUJ+FCKdnAiBkFBhJPTSRjhgHiIF0p4Uv208WnF2u4XCWxelvbXevfg==',
  /** Until 2046. */
  late: 'MIIBiTCCAS+gAwIBAgIUC9RIi/11XNveAtpUF/ZLgb0CifkwCgYIKoZIzj0EAwIwGjEYMBYGA1UEAwwPc3NvLmV4YW1wbGUuY29tMB4XDTI2MTEyMTIzMDQwNVoXDTQ2MDEyMDIzMDQwNVowGjEYMBYGA1UEAwwPc3NvLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEq5aLS+CBZP6w+ss52IxPVgGSDU4OWskVgkD+eIyr3N9b4H4cvZMDSCK3PyDgx3qtkgojNPN0a7MfI4t7/RZQA6NTMFEwHQYDVR0OBBYEFModDf5uRoBAxx7RJiOgvJD4rGPoMB8GA1UdIwQYMBaAFModDf5uRoBAxx7RJiOgvJD4rGPoMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAIriCVxt0gCIHtzJXr1+DY9trOEs6BER7UeYuVUEagsPAiBzlStdL8nYfoqvS+vwsrkCJm4XMFMIEXIXAvmkXOEBPQ==',
};

const keyDescriptor = (certificate: string, use: string): string =>
  [
    `<md:KeyDescriptor${use && ` use="${use}"`}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>`,
    certificate.replaceAll(/.{64}/g, '$&\n'),
    '</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>',
  ].join('\n');

/** Metadata of an identity provider with these keys: certificates by what they are for (`''` where that is not said). */
export const samlMetadata = (...keys: readonly (readonly [certificate: string, use: string])[]): string =>
  [
    '<?xml version="1.0"?>',
    '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sso.example.com">',
    '<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    ...keys.map(([certificate, use]) => keyDescriptor(certificate, use)),
    '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sso.example.com/"/>',
    '</md:IDPSSODescriptor>',
    '</md:EntityDescriptor>',
  ].join('\n');

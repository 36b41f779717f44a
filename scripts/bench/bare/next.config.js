// The bare page that the product's pages are weighed against: the same Next, one heading, rendered on request.
export default { poweredByHeader: false, turbopack: { root: new URL('../../../', import.meta.url).pathname }, typescript: { ignoreBuildErrors: true } };

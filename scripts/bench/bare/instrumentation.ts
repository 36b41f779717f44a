// Of its own, or the build would take the product’s from the root of the repository.
export function register() {}

/** The agreement that the interface serves (seeds/003). The tables can hold another. */
export const THE_AGREEMENT = 'ict-mutual-aid';

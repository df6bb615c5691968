export const AdjustForm = (_: { stock: unknown }) => null;

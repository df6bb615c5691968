/** Runs a command's body; an error becomes its sentence on stderr and exit code 1, the stack only with DEBUG set. */
export async function main(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    const stack = process.env.DEBUG && error instanceof Error ? error.stack : undefined;
    console.error(stack ?? (error instanceof Error ? error.message : error));
    process.exitCode = 1;
  }
}

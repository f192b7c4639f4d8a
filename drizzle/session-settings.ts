/**
 * What a database, a role or a server may set otherwise for every connection, and what our statements
 * and their answers rely on. Given with every connection that is made.
 */
export const SESSION_SETTINGS: Readonly<Record<string, string>> = {
  bytea_output: "hex",
  datestyle: "ISO, YMD",
  default_transaction_deferrable: "off",
  default_transaction_isolation: "read committed",
  default_transaction_read_only: "off",
  extra_float_digits: "1",
  intervalstyle: "postgres",
  standard_conforming_strings: "on",
  timezone: "UTC",
};

package dev.nasc.diagnostic;

/** How much a finding matters; an error keeps a file from running. */
public enum Severity {
  ERROR,
  WARNING,
  INFORMATION
}

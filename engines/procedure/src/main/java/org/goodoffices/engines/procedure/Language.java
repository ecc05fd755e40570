package org.goodoffices.engines.procedure;

/// The two official languages.
public enum Language {
    EN,
    ZH
}

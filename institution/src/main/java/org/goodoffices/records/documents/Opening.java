package org.goodoffices.records.documents;

import java.time.Instant;

/// That somebody opened a paper.
public record Opening(PaperId paper, String nameEn, String nameZh, Instant at) {}

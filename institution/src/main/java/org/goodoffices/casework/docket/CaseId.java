package org.goodoffices.casework.docket;

import java.util.UUID;

/// Names a case inside the server; people use its `CaseNumber`.
public record CaseId(UUID value) {}

package org.goodoffices.organs.panel;

import java.util.UUID;
import org.goodoffices.engines.procedure.Text;

/// Someone who may be named mediator.
public record PanelMember(UUID person, Text name) {}

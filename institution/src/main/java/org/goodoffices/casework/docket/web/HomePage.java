package org.goodoffices.casework.docket.web;

/// What the public reads first.
public record HomePage(String title) {}

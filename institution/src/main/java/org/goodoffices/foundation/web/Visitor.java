package org.goodoffices.foundation.web;

/// What a page shows of the person signed in; the principal of a signed-in request implements it.
public interface Visitor {

    String nameEn();

    String nameZh();
}

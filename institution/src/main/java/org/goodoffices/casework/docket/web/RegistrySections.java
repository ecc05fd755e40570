package org.goodoffices.casework.docket.web;

import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.casework.docket.OpenCase;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// Where the Registry goes from the page of a case.
@Configuration(proxyBeanMethods = false)
class RegistrySections {

    @Bean
    @Order(30)
    CaseSection assignment() {
        return (visit, open) -> link(visit, open, "registry.assign.link", "assignment");
    }

    @Bean
    @Order(31)
    CaseSection service() {
        return (visit, open) -> link(visit, open, "registry.service.link", "service");
    }

    @Bean
    @Order(32)
    CaseSection filing() {
        return (visit, open) -> link(visit, open, "registry.filing", "filing");
    }

    private static Shown.@Nullable Link link(Visit visit, OpenCase open, String text, String path) {
        return open.forRegistry()
                ? new Shown.Link(visit.t(text), "/cases/" + open.file().number() + "/" + path)
                : null;
    }
}

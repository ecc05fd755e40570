package org.goodoffices.casework.docket.web;

import org.goodoffices.casework.docket.CaseSection;
import org.goodoffices.foundation.web.Shown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The docket's own further pages of a case.
@Configuration(proxyBeanMethods = false)
class SectionsOfDocket {

    @Bean
    CaseSection lanesSection() {
        return (visit, open) ->
                new Shown.Link(
                        visit.t("docket.lanes.link"), "/cases/" + open.file().number() + "/lanes");
    }

    @Bean
    CaseSection peopleSection() {
        return (visit, open) ->
                new Shown.Link(
                        visit.t("docket.people.link"),
                        "/cases/" + open.file().number() + "/people");
    }

    @Bean
    CaseSection searchSection() {
        return (visit, open) ->
                new Shown.Link(
                        visit.t("docket.search.link"),
                        "/cases/" + open.file().number() + "/search");
    }
}

package org.goodoffices.organs.panel;

import java.util.List;
import java.util.Map;

/// What a member of the panel says of themselves, as anybody may read it.
///
/// @param languages level by language, as the rules of the panel name both
/// @param nationalities three letters each; not the State that nominated
/// @param away when the member cannot serve
public record PanelProfile(
        PanelMember member,
        Map<String, String> languages,
        List<String> traditions,
        List<String> regions,
        List<String> industries,
        List<String> nationalities,
        List<Away> away) {

    public PanelProfile {
        languages = Map.copyOf(languages);
        traditions = List.copyOf(traditions);
        regions = List.copyOf(regions);
        industries = List.copyOf(industries);
        nationalities = List.copyOf(nationalities);
        away = List.copyOf(away);
    }

    static PanelProfile of(PanelMember member, Nomination one, List<String> languages) {
        return new PanelProfile(
                member,
                languages.stream()
                        .filter(language ->
                                !PanelRegister.said(one, "language-" + language).isEmpty())
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        language -> language,
                                        language ->
                                                PanelRegister.said(one, "language-" + language))),
                PanelRegister.several(one, "traditions"),
                PanelRegister.several(one, "regions"),
                PanelRegister.several(one, "industries"),
                PanelRegister.several(one, "nationalities"),
                Away.read(PanelRegister.said(one, "away")));
    }
}

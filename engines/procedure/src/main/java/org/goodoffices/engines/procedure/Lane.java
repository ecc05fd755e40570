package org.goodoffices.engines.procedure;

/// Who may see an act: everybody in the case, one side alone, one side and the mediators, the
/// mediators, the registry, or everybody.
public enum Lane {
    JOINT("joint", "共同通道"),
    OWN("own", "本方通道"),
    CAUCUS("caucus", "单独会谈通道"),
    MEDIATORS("mediators", "调解员通道"),
    REGISTRY("registry", "书记处通道"),
    PUBLIC("public", "公开通道");

    private final String key;
    private final Text title;

    Lane(String key, String zh) {
        this.key = key;
        this.title = new Text("the lane “" + key + "”", zh);
    }

    Text title() {
        return title;
    }

    public String key() {
        return key;
    }

    /// Whether someone in this role sees this lane at all. A party sees its own side's `OWN` and
    /// `CAUCUS` lanes and no other side's: see [RuleSet#sees].
    public boolean seenBy(Role role) {
        return switch (this) {
            case PUBLIC -> true;
            case JOINT ->
                    role.isParty()
                            || role == Role.MEDIATOR
                            || role == Role.REGISTRY
                            || role == Role.AUTHORITY
                            || role == Role.RULES;
            case OWN -> role.isParty();
            case CAUCUS -> role.isParty() || role == Role.MEDIATOR;
            case MEDIATORS -> role == Role.MEDIATOR;
            case REGISTRY -> role == Role.REGISTRY;
        };
    }

    /// Whether everyone in the case sees it, so that the course of the case may depend on it.
    public boolean common() {
        return this == JOINT || this == PUBLIC;
    }
}

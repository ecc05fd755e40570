package org.goodoffices.engines.procedure;

/// In what capacity somebody acts. `REQUESTING` and `INVITED` only select among the parties, by who
/// made the request; a party acts as `PARTY`. `ANYONE` is only for limits that whoever likes may
/// meet.
public enum Role {
    PARTY("party", "a party", "当事方"),
    REQUESTING("requesting", "a requesting party", "提出请求的当事方"),
    INVITED("invited", "an invited party", "受邀当事方"),
    MEDIATOR("mediator", "a mediator", "调解员"),
    REGISTRY("registry", "the registry", "书记处"),
    AUTHORITY("authority", "the appointing authority", "指定机构"),
    THIRD_STATE("third-state", "a third State", "第三国"),
    RULES("rules", "the rules themselves", "规则本身"),
    ANYONE("anyone", "anyone", "任何人");

    private final String key;
    private final Text title;

    Role(String key, String en, String zh) {
        this.key = key;
        this.title = new Text(en, zh);
    }

    /// The word used in the rules files.
    public String key() {
        return key;
    }

    public Text title() {
        return title;
    }

    public boolean isParty() {
        return this == PARTY || this == REQUESTING || this == INVITED;
    }
}

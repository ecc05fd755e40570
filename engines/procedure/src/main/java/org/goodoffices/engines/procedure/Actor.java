package org.goodoffices.engines.procedure;

/// Someone acting in a case: a party, a mediator, the registry.
public record Actor(Role role, String id) {

    public static Actor party(String id) {
        return new Actor(Role.PARTY, id);
    }

    public static Actor mediator(String id) {
        return new Actor(Role.MEDIATOR, id);
    }

    public static Actor registry() {
        return new Actor(Role.REGISTRY, "registry");
    }

    public static Actor authority() {
        return new Actor(Role.AUTHORITY, "authority");
    }

    public static Actor thirdState(String id) {
        return new Actor(Role.THIRD_STATE, id);
    }

    public static Actor rules() {
        return new Actor(Role.RULES, "rules");
    }

    /// Who counts as one and the same actor: each party and mediator for itself, any other role as
    /// one, whoever acts for it.
    Actor one() {
        return switch (role) {
            case PARTY, REQUESTING, INVITED -> party(id);
            case MEDIATOR, THIRD_STATE -> this;
            case REGISTRY -> registry();
            case AUTHORITY -> authority();
            case RULES, ANYONE -> rules();
        };
    }
}

alter policy declaration_by_who_is_on_the_panel on tie_declared with check (
    person = myself() and at = world_now() and is_on_panel(myself(), world_now()));

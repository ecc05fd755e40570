-- The panel is public; the Secretary-General admits to it.
alter table panel_member enable row level security;
create policy panel_is_public on panel_member for select
    using ('00000000-0000-0000-0000-000000000001' = any (identities())); -- whoever asks, in a transaction of theirs
create policy secretary_general_admits on panel_member for insert
    with check ('00000000-0000-0000-0000-0000000000a2' = any (identities()));

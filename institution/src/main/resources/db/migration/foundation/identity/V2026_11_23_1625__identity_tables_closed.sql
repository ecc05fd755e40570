-- Who asked for a link is read by the institution's post alone.
alter table link_asked enable row level security;
create policy anybody_asks on link_asked for insert with check (true);
create policy the_post_answers on link_asked using (myself() = '00000000-0000-0000-0000-000000000003');

-- Reached by functions alone.
alter table one_time_link enable row level security;
alter table sample_person enable row level security;

-- Whose passkeys they are never changes hands.
revoke delete on user_entities from goodoffices_app;

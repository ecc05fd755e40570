-- When a person last looked at their desk, so that it can say what changed since: theirs alone.
create table desk_look (
    person    uuid primary key,
    looked_at timestamptz not null,
    before    timestamptz not null
);
alter table desk_look enable row level security;
create policy look_of_self on desk_look using (person = myself()) with check (person = myself());
grant select, insert, update on desk_look to goodoffices_app;

create index entry_by_time on entry (at);

-- Keys that a person makes for programs of theirs: only the hash is kept.
create table personal_token (
    id         uuid primary key,
    person     uuid not null,
    kind       text not null check (kind in ('api', 'calendar')),
    name       text not null check (length(name) between 1 and 100),
    hash       bytea not null unique check (length(hash) = 32),
    made_at    timestamptz not null,
    revoked_at timestamptz
);
create index personal_token_of_person on personal_token (person);
alter table personal_token enable row level security;
create policy token_of_self on personal_token using (person = myself()) with check (person = myself());
grant select, insert, update (revoked_at) on personal_token to goodoffices_app;

-- Whose token has this hash: asked before it is known who asks.
create function person_with_token(token_hash bytea, token_kind text)
    returns table (id uuid, name_en text, name_zh text) language sql stable security definer
    set search_path = public, pg_temp as $$
    select p.id, p.name_en, p.name_zh from personal_token t join person p on p.id = t.person
     where t.hash = token_hash and t.kind = token_kind and t.revoked_at is null $$;

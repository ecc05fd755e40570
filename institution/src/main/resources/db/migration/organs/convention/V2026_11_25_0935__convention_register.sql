-- The register of the Convention. What is deposited is a row that is never changed; a correction is a
-- further row. It is public. Legal Affairs enters, and once, at the first start, the rules themselves:
-- what was published before.
create table register_act (
    number  bigint primary key check (number > 0),
    content text not null,         -- canonical JSON (RFC 8785): the bytes that the register's log commits to
    leaf    bytea not null check (length(leaf) = 32),
    person  uuid not null,
    token   text check (length(token) between 8 and 100),
    constraint a_form_is_deposited_once unique (person, token),
    constraint entered_under_its_number check ((content::jsonb ->> 'number')::bigint = number)
);

-- No number is left out: a register in which one is missing was tampered with.
create function register_follows() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    if new.number <> (select coalesce(max(number), 0) + 1 from register_act) then
        raise exception 'the register goes on with its next number' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger register_follows before insert on register_act for each row execute function register_follows();

alter table register_act enable row level security;
create policy register_is_public on register_act for select using (true);
create policy legal_affairs_enters on register_act for insert with check (
    person = myself()
    and ('00000000-0000-0000-0000-0000000000a3' = any (identities())
         or myself() = '00000000-0000-0000-0000-000000000002'));

-- Who is told of a deposit; asked by who may deposit, and by nobody else.
create function told_of_deposits() returns setof uuid language sql stable security definer
    set search_path = public, pg_temp as $$
    select distinct person from office_holding
     where office in ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000a3')
       and held_from <= world_now() and (held_until is null or held_until > world_now())
       and '00000000-0000-0000-0000-0000000000a3' = any (identities())
     order by person
$$;

-- A form posted twice is one deposit.
create function deposited_before(with_token text) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select exists (select from register_act where person = myself() and token = with_token)
$$;

grant select (number, content, leaf), insert on register_act to goodoffices_app;

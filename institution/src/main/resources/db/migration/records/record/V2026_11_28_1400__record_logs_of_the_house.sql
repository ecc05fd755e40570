-- The logs that belong to no case: the register of the Convention, and each session of an organ. Read by who
-- verifies (`says`: the row's columns say what the entry says); the application reads each where it belongs.
create view house_log with (security_invoker = true) as
    select 'register' as log, number, content, leaf, true as says from register_act
    union all
    select 'sessions/' || session, number, content, leaf,
           case when content is json
                then kind = content::jsonb ->> 'act' and person::text = content::jsonb ->> 'person'
                     and (delegate is null or content like '%' || delegate || '%')
                else false end
      from session_entry;

-- Where the head of such a log stands in the institution's log: one leaf a log at each time of commitment.
create table house_anchor (
    log      text not null,
    at       timestamptz not null,
    position bigint not null unique references institution_leaf,
    size     bigint not null check (size > 0),
    salt     bytea not null check (length(salt) = 32),
    primary key (log, at)
);
alter table house_anchor enable row level security;
create policy house_anchor_by_the_rules on house_anchor for insert
    with check (myself() = '00000000-0000-0000-0000-000000000002');
grant insert on house_anchor to goodoffices_app;

-- Their leaves, for the commitment that the rules themselves make; for nobody else.
create function houses_to_commit() returns table (log text, leaves bytea[])
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    if myself() is distinct from '00000000-0000-0000-0000-000000000002' then
        raise exception 'only the rules themselves commit' using errcode = '42501';
    end if;
    return query select h.log, array_agg(h.leaf order by h.number) from house_log h group by h.log order by h.log;
end $$;

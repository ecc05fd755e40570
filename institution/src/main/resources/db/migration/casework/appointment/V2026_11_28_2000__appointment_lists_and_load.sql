-- How many cases each was named mediator in since a moment: for the Registry and the appointing authority alone,
-- whom every case is open to; to anybody else it would tell of cases that they may not know of.
create function named_mediator_since(moment timestamptz) returns table (person uuid, times int)
    language sql stable security definer set search_path = public, pg_temp as $$
    select member, count(distinct case_id)::int from capacity
     where role = 'mediator' and since > moment
       and coalesce(identities() && array['00000000-0000-0000-0000-0000000000a1',
           '00000000-0000-0000-0000-0000000000a2']::uuid[], false)
     group by member
$$;

-- A list of candidates that was sent to every side: when it is opened, and whether it was.
create table list_sent (
    entry     uuid primary key references entry,
    case_id   uuid not null references case_file,
    joint     uuid not null references lane,
    tries     int not null default 0,
    try_after timestamptz not null,
    opened_at timestamptz
);
create index list_sent_to_open on list_sent (try_after) where opened_at is null;
alter table list_sent enable row level security;
create policy list_sent_in_joint_lane on list_sent using (joint in (select lane from lane_member));
grant select, insert, update (tries, try_after, opened_at) on list_sent to goodoffices_app;

-- Who of a list is left when it is opened: struck by no side, and the best by the sum of the sides' ranks; among
-- equals whoever stands higher on the list. A side that has not answered accepts all alike. It is the one thing that
-- is ever told of answers that stand in the sides' own lanes, and not before their time is over. Null: nobody is left.
create function list_result(which uuid) returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    sent entry;
begin
    select e.* into sent from entry e where e.id = which and e.act = 'list-sent' and in_lane(e.lane);
    if sent.id is null then
        raise exception 'no such list' using errcode = '42501';
    end if;
    if world_now() < (sent.content::jsonb -> 'facts' ->> 'until')::timestamptz then
        raise exception 'the list is not open yet' using errcode = '42501';
    end if;
    return (
        with listed as (
            select value ->> 'id' as id, ordinality as place
              from jsonb_array_elements(sent.content::jsonb -> 'facts' -> 'candidates') with ordinality),
        answer as (
            select distinct on (l.side) a.content::jsonb -> 'facts' as says
              from entry a join lane l on l.id = a.lane and l.kind = 'own'
             where a.case_id = sent.case_id and a.act = 'list-answered'
               and a.content::jsonb -> 'facts' ->> 'list' = which::text
               and exists (select from party p where p.side = l.side
                              and not exists (select from departure d where d.party = p.id))
             order by l.side, a.position desc)
        select c.id from listed c
         where not exists (select from answer where says -> 'strikes' ? c.id)
         order by (select coalesce(sum((says -> 'ranks' ->> c.id)::int), 0) from answer), c.place
         limit 1);
end $$;

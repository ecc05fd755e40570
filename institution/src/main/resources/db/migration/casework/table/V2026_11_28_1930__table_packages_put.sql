-- A package that was put to all parties: when its answers are to be opened, and whether they were.
create table package_put (
    entry     uuid primary key references entry,
    case_id   uuid not null references case_file,
    joint     uuid not null references lane,
    tries     int not null default 0,
    try_after timestamptz not null,
    opened_at timestamptz
);
create index package_put_to_open on package_put (try_after) where opened_at is null;
alter table package_put enable row level security;
create policy package_put_in_joint_lane on package_put using (joint in (select lane from lane_member));
grant select, insert, update (tries, try_after, opened_at) on package_put to goodoffices_app;

-- Whether every party still in the case accepted a package by its last answer: the one thing that is ever told of
-- answers that stand in the sides' own lanes, and not before their time is over. What an earlier answer said, and
-- who answered, is told to nobody.
create function package_accepted(which uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    put entry;
begin
    select e.* into put from entry e where e.id = which and e.act = 'package-suggested' and in_lane(e.lane);
    if put.id is null then
        raise exception 'no such package' using errcode = '42501';
    end if;
    if world_now() < (put.content::jsonb -> 'facts' ->> 'until')::timestamptz then
        raise exception 'the answers are not open yet' using errcode = '42501';
    end if;
    return not exists (
        select from party p
         where p.case_id = put.case_id and not exists (select from departure d where d.party = p.id)
           and not coalesce((
               select (a.content::jsonb -> 'facts' ->> 'accepts')::boolean
                 from entry a join lane l on l.id = a.lane and l.kind = 'own' and l.side = p.side
                where a.case_id = put.case_id and a.act = 'package-answered' and a.party = p.id
                  and a.content::jsonb -> 'facts' ->> 'package' = which::text
                order by a.position desc limit 1), false));
end $$;

-- What was put to all in the joint lane, to be answered by each in its own side's: when the answers are opened, and
-- whether they were.
create table answers_due (
    asked     uuid primary key references entry,
    case_id   uuid not null references case_file,
    joint     uuid not null references lane,
    act       text not null,
    tries     int not null default 0,
    try_after timestamptz not null,
    opened_at timestamptz
);
create index answers_due_to_open on answers_due (try_after) where opened_at is null;
alter table answers_due enable row level security;
create policy answers_due_in_joint_lane on answers_due using (joint in (select lane from lane_member));
grant select, insert, update (tries, try_after, opened_at) on answers_due to goodoffices_app;

-- What was put to all, once its time is over: refused before, and to whoever is not in the case.
create function answers_over(which uuid, of_act text) returns entry
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    asked entry;
begin
    select e.* into asked from entry e where e.id = which and e.act = of_act and in_lane(e.lane);
    if asked.id is null then
        raise exception 'nothing such was put to all' using errcode = '42501';
    end if;
    if world_now() < (asked.content::jsonb -> 'facts' ->> 'until')::timestamptz then
        raise exception 'the answers are not open yet' using errcode = '42501';
    end if;
    return asked;
end $$;

-- All answers of the sides that have a party in the case yet, in the order of each lane. They cross lanes: only functions of the owner read them, each of which tells the one thing that may be told.
create function answers_given(asked entry, of_act text, about text)
    returns table (side uuid, party uuid, place bigint, says jsonb)
    language sql stable security definer set search_path = public, pg_temp as $$
    select l.side, a.party, a.position::bigint, a.content::jsonb -> 'facts'
      from entry a join lane l on l.id = a.lane and l.kind = 'own' join party p on p.id = a.party and p.side = l.side
     where a.case_id = asked.case_id and a.act = of_act
       and a.content::jsonb -> 'facts' ->> about = asked.id::text
       and exists (select from party o
                    where o.side = p.side and not exists (select from departure d where d.party = o.id))
$$;
revoke execute on function answers_over(uuid, text), answers_given(entry, text, text) from public;

-- Whether every party still in the case agreed in the joint lane to something that stands there.
create function agreed_by_all(what entry, of_act text, about text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select not exists (
        select from party p
         where p.case_id = what.case_id and not exists (select from departure d where d.party = p.id)
           and not exists (select from entry a
                            where a.case_id = what.case_id and a.lane = what.lane and a.act = of_act
                              and a.party = p.id and a.content::jsonb -> 'facts' ->> about = what.id::text))
$$;
revoke execute on function agreed_by_all(entry, text, text) from public;

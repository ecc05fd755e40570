-- Of which cases the parties were reminded that they can still answer about their mediators: once. The application reads
-- nothing of it.
create table feedback_reminded (
    case_id uuid primary key references case_file,
    at      timestamptz not null
);
alter table feedback_reminded enable row level security;

-- Whoever acts for a party that has not answered about every mediator who was in office when its case ended, of cases that
-- ended between two moments; each case is marked as reminded. The rules, who post the letters, learn no more of answers.
create function to_remind_of_feedback(ended_from timestamptz, ended_before timestamptz)
    returns table (number text, person uuid)
    language sql security definer set search_path = public, pg_temp as $$
    with reminded as (
        insert into feedback_reminded
        select s.case_id, world_now() from case_standing s join case_file f on f.joint = s.lane
         where myself() = '00000000-0000-0000-0000-000000000002'
           and s.ending is not null and s.since >= ended_from and s.since < ended_before
        on conflict do nothing returning case_id)
    select distinct f.number, k.member
      from reminded r join case_file f on f.id = r.case_id
      join case_standing s on s.lane = f.joint
      join capacity k on k.case_id = f.id and k.role = 'party' and k.until is null
     where not exists (select from departure d where d.party = k.party)
       and exists (select from capacity m
                    where m.case_id = f.id and m.role = 'mediator' and (m.until is null or m.until >= s.since)
                      and not exists (select from entry e
                                       where e.case_id = f.id and e.act = 'feedback-given' and e.party = k.party
                                         and e.content::jsonb -> 'facts' ->> 'mediator' = m.member::text))
     order by 1, 2
$$;

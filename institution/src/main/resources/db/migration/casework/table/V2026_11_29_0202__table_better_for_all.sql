-- What every party still in the case said last of what packages are worth to it, closed or not: for the server alone,
-- to tell whether a package better for all exists than the one that was put. Only where the table to which every party
-- agreed allows it, where every party agreed to the question, once its time is over, and as long as nothing was told
-- of that package.
create function preferences_for_answer(which uuid) returns table (party uuid, said text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    asked entry := answers_over(which, 'better-asked');
    facts jsonb := asked.content::jsonb -> 'facts';
    drawn entry;
begin
    select e.* into drawn from entry e
     where e.id::text = facts ->> 'table' and e.lane = asked.lane and e.act = 'table'
       and e.content::jsonb -> 'facts' ->> 'tells' = 'better';
    if myself() is distinct from '00000000-0000-0000-0000-000000000002' or drawn.id is null
       or not agreed_by_all(drawn, 'table-agreed', 'table') or not agreed_by_all(asked, 'better-agreed', 'question')
       or exists (select from entry t where t.lane = asked.lane and t.act = 'better-told'
                     and t.content::jsonb -> 'facts' ->> 'package' = facts ->> 'package') then
        raise exception 'nothing of what is closed is to be told' using errcode = '42501';
    end if;
    return query
        select distinct on (p.id) p.id, a.content
          from party p join lane l on l.kind = 'own' and l.side = p.side
          join entry a on a.lane = l.id and a.party = p.id and a.act = 'preference' and a.case_id = asked.case_id
         where p.case_id = asked.case_id and not exists (select from departure d where d.party = p.id)
         order by p.id, a.position desc;
end $$;

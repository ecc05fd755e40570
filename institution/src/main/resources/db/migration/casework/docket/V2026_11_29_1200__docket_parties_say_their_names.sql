-- A party is called as it last said in the joint lane, or the Registry for it; until then, as the request that
-- opened the case calls it.
create index entry_says_a_name on entry (lane, position) where act = 'name-stated';

create view party_named with (security_invoker = true) as
    select p.id, p.case_id, p.joint, p.place, p.side, p.kind, p.country, p.requesting,
           coalesce(said.name_en, p.name_en) as name_en, coalesce(said.name_zh, p.name_zh) as name_zh,
           said.position as named_at
      from party p
      left join lateral (
          select e.position, e.body -> 'facts' ->> 'nameEn' as name_en, e.body -> 'facts' ->> 'nameZh' as name_zh
            from entry e
           where e.act = 'name-stated' and e.lane = p.joint and e.body -> 'facts' ->> 'named' = p.id::text
             and (e.party = p.id or e.role = 'registry')
           order by e.position desc limit 1) said on true;
grant select on party_named to goodoffices_app;

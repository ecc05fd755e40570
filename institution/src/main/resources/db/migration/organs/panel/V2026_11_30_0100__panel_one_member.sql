-- Whether one person is on the panel costs as much as that person's entries, not as the whole panel.
create function designation_runs(t panel_entry, moment timestamptz) returns boolean language sql stable as $$
    select t.begins <= moment and moment < t.ends
       and not exists (select from panel_entry e where e.nomination = t.nomination
                          and e.kind in ('resign', 'end') and e.begins <= moment)
       and coalesce((select e.kind from panel_entry e where e.nomination = t.nomination
                        and e.kind in ('suspend', 'reinstate') and e.begins <= moment
                      order by e.number desc limit 1), 'reinstate') = 'reinstate'
$$;

create or replace function on_panel_at(moment timestamptz) returns table (person uuid, name_en text, name_zh text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct on (t.subject) t.subject, d.content::jsonb -> 'values' ->> 'nameEn', d.content::jsonb -> 'values' ->> 'nameZh'
      from panel_entry t
      join panel_entry d on d.nomination = t.nomination and d.kind = 'designate'
     where t.kind in ('designate', 'renew') and designation_runs(t, moment)
     order by t.subject, d.nomination
$$;

create function is_on_panel(who uuid, moment timestamptz) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from panel_entry t
                    where t.subject = who and t.kind in ('designate', 'renew') and designation_runs(t, moment))
$$;

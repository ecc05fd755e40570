-- The panel is kept by organs/panel. Whoever was admitted before goes on there, for one term of five years
-- on the panel for investment and commerce, under an entry of the rules themselves.
insert into panel_entry (nomination, number, kind, state, subject, begins, ends, content, leaf, person)
select nomination, 1, 'designate', '', person, begins, ends, content,
       sha256('\x00'::bytea || convert_to(content, 'UTF8')), '00000000-0000-0000-0000-000000000002'
  from (select *, format(
               '{"act":"designate","at":"%1$s","number":1,"person":"00000000-0000-0000-0000-000000000002","state":"","subject":"%2$s",'
               '"values":{"begins":"%1$s","ends":"%3$s","from":"%4$s","nameEn":%5$s,"nameZh":%6$s,"panel":"commercial","until":"%7$s"}}',
               to_char(begins at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), person,
               to_char(ends at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), (begins at time zone 'UTC')::date,
               to_json(name_en), to_json(name_zh), ((ends at time zone 'UTC') - interval '1 day')::date) as content
          from (select 'PN-' || upper(substr(md5(person::text), 1, 8)) as nomination, person, name_en, name_zh,
                       date_trunc('second', since) as begins, date_trunc('second', since) + interval '5 years' as ends
                  from panel_member where until is null) admitted) written;

create or replace function stands_elsewhere(of_case uuid, of_side uuid, who uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select holds_office(who)
        or exists (select from on_panel_at(world_now()) where person = who)
        or exists (select from capacity c left join party p on p.id = c.party
                    where c.case_id = of_case and c.member = who and c.until is null and p.side is distinct from of_side)
$$;

create or replace function nominate_mediator(by_entry uuid, new_id uuid, who uuid)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    act entry := deed(by_entry);
    en text;
    zh text;
begin
    if act.id is null or holds_office(who)
       or exists (select from capacity where case_id = act.case_id and member = who and until is null) then
        raise exception 'nobody is named mediator by this entry' using errcode = '42501';
    end if;
    if not exists (select from entry e where e.lane = act.lane and e.role = 'authority'
                                     and who::text = any (string_to_array(e.body -> 'facts' ->> 'mediator', ',')))
       and exists (select from party p where p.case_id = act.case_id and p.id not in (select party from departure)
                      and not exists (select from entry e where e.lane = act.lane and e.role = 'party' and e.party = p.id
                                         and who::text = any (string_to_array(e.body -> 'facts' ->> 'mediator', ',')))) then
        return; -- not by all yet: somebody's leaving is still to be entered
    end if;
    select p.name_en, p.name_zh into en, zh from on_panel_at(world_now()) p where p.person = who;
    if not found then -- on whom the parties have agreed, by the name that they gave
        select named ->> 'nameEn', named ->> 'nameZh' into en, zh
          from entry e cross join jsonb_array_elements(e.body -> 'facts' -> 'mediators') named
         where e.lane = act.lane and e.role = 'party' and named ->> 'id' = who::text
         order by e.position desc limit 1;
    end if;
    if en is null then
        raise exception 'not on the panel' using errcode = '42501';
    end if;
    insert into capacity values (new_id, act.case_id, act.lane, who, 'mediator', null, 'mediator', en, zh, null, act.at, null);
    insert into lane_member (lane, member, since) values (act.lane, who, world_now());
end $$;

drop table panel_member;

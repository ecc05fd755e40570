-- Who is in which lane, and in which capacity, follows from what stands on the docket: every change rests
-- on an entry that the same person makes in the same transaction, in the joint lane of the case.

create function begun(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from entry where case_id = which)
$$;

-- A case, its parties and its first capacities are named before its first entry, and not after.
alter policy case_opened_by_member on case_file with check (
    not begun(id) and exists (select from lane_member m where m.lane = joint offset 0));
alter policy party_named_by_member on party with check (
    not begun(case_id) and exists (select from lane_member m where m.lane = joint offset 0));
create policy capacity_at_the_opening on capacity for insert with check (
    not begun(case_id) and exists (select from lane_member m where m.lane = joint offset 0)
    and case role when 'party' then member = myself()
                  when 'registry' then member = '00000000-0000-0000-0000-0000000000a1'
                  when 'authority' then member = '00000000-0000-0000-0000-0000000000a2'
                  else false end);

-- Whether I may act in this role, for this party: by a capacity of mine, or as the Registry that enters
-- an act for a party or a third State.
create function acts_as(of_case uuid, as_role text, for_party uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select as_role = 'rules' and myself() = '00000000-0000-0000-0000-000000000002'
        or not exists (select from case_file where id = of_case)
        or exists (select from capacity c
                    where c.case_id = of_case and c.member = any (identities()) and c.until is null
                      and case as_role when 'party' then c.party = for_party or c.role = 'registry'
                                       when 'third-state' then c.role = 'registry'
                                       else c.role = as_role end)
$$;
alter policy entry_into_my_lanes on entry with check (
    person = myself() and acts_as(case_id, role, party)
    and exists (select from lane_member m where m.lane = entry.lane and m.left_at is null offset 0));

-- The entry on which a change rests.
create function deed(which uuid) returns entry language sql security definer set search_path = public, pg_temp as $$
    select e from entry e join case_file c on c.id = e.case_id and c.joint = e.lane
     where e.id = which and e.person = myself() and e.xmin = pg_current_xact_id()::xid
$$;
revoke execute on function deed(uuid) from public;

-- Whether anybody who is seated for this side has come in: then it has access to the docket itself.
create function side_has_access(of_case uuid, of_side uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from capacity c join party p on p.id = c.party join person who on who.id = c.member
                    where c.case_id = of_case and p.side = of_side and c.until is null
                      and (who.first_signed_in_at is not null or who.fictional))
       and exists (select from case_file f where f.id = of_case and in_lane(f.joint))
$$;

create function holds_office(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from office_holding h where h.person = who and h.held_from <= world_now()
                      and (h.held_until is null or h.held_until > world_now()))
$$;

-- Whether somebody serves the case or the institution otherwise than for this side; whether they are on
-- another side, a mediator, or hold an office.
create function stands_elsewhere(of_case uuid, of_side uuid, who uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select holds_office(who)
        or exists (select from panel_member where person = who and until is null)
        or exists (select from capacity c left join party p on p.id = c.party
                    where c.case_id = of_case and c.member = who and c.until is null and p.side is distinct from of_side)
$$;

-- Gives a seat on a party's side: one of the party gives it; or the invitation does, to the contact that the
-- first entry names; or an offer of good offices, which is the first entry; or the Registry, as long as nobody of that side has access.
create function give_seat(by_entry uuid, new_id uuid, of_party uuid, who uuid, what text, en text, zh text, address text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    act entry := deed(by_entry);
    seat party;
begin
    select * into seat from party where id = of_party and case_id = act.case_id;
    if act.id is null or seat.id is null or what not in ('agent', 'counsel') or stands_elsewhere(act.case_id, seat.side, who)
       or not coalesce(act.role = 'party' and act.party = of_party
                   and exists (select from capacity c where c.party = of_party and c.member = myself() and c.until is null)
               or act.role = 'registry' and not side_has_access(act.case_id, seat.side)
               or (act.body -> 'facts' ->> 'party' = of_party::text or act.role = 'authority' and act.position = 0)
                   and not exists (select from capacity c join party p on p.id = c.party
                                    where c.case_id = act.case_id and p.side = seat.side and c.until is null)
                   and exists (select from person p join entry request on request.lane = act.lane and request.position = 0
                                cross join jsonb_array_elements(request.body -> 'facts' -> 'parties') named
                                where p.id = who and named ->> 'id' = of_party::text and lower(named ->> 'contactMail') = p.mail), false) then
        raise exception 'no seat rests on this entry' using errcode = '42501';
    end if;
    insert into capacity values (new_id, act.case_id, act.lane, who, 'party', of_party, what, en, zh, address, act.at, null);
    insert into lane_member (lane, member, since)
    select l.id, who, world_now() from lane l
     where l.case_id = act.case_id and (l.kind = 'joint' or l.side = seat.side)
       and not exists (select from lane_member m where m.lane = l.id and m.member = who and m.until is null);
end $$;

-- Ends a seat on a party's side.
create function end_seat(by_entry uuid, seat uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    act entry := deed(by_entry);
    gone capacity;
    of_side uuid;
begin
    select * into gone from capacity where id = seat and case_id = act.case_id and role = 'party' and until is null;
    select side into of_side from party where id = gone.party;
    if act.id is null or gone.id is null
       or not coalesce(act.role = 'party' and act.party = gone.party
                   and exists (select from capacity c where c.party = gone.party and c.member = myself() and c.until is null)
               or act.role = 'registry' and not side_has_access(act.case_id, of_side), false) then
        raise exception 'no seat ends by this entry' using errcode = '42501';
    end if;
    update capacity set until = act.at where id = seat;
    if not exists (select from capacity c join party p on p.id = c.party
                    where c.case_id = act.case_id and c.member = gone.member and p.side = of_side and c.until is null) then
        update lane_member m set until = world_now() from lane l
         where l.id = m.lane and l.case_id = act.case_id and (l.kind = 'joint' or l.side = of_side)
           and m.member = gone.member and m.until is null;
    end if;
end $$;

-- A party leaves while the others go on: its people read what was there until then, and write nothing more.
create function leave_case(by_entry uuid, leaver uuid, new_ending text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    act entry := deed(by_entry);
    of_side uuid := (select side from party where id = leaver and case_id = act.case_id);
begin
    if act.id is null or of_side is null
       or not coalesce(act.role = 'party' and act.party = leaver or act.role = 'rules' and act.body -> 'facts' ->> 'of' = leaver::text, false) then
        raise exception 'nobody leaves by this entry' using errcode = '42501';
    end if;
    insert into departure values (leaver, act.case_id, act.lane, act.at);
    update lane_member m set left_at = act.at from lane l
     where l.id = m.lane and l.case_id = act.case_id and (l.kind = 'joint' or l.kind = 'caucus' and l.side = of_side)
       and m.until is null and m.left_at is null
       and exists (select from capacity c where c.case_id = act.case_id and c.member = m.member and c.party = leaver and c.until is null)
       and not exists (select from capacity c where c.case_id = act.case_id and c.member = m.member and c.until is null
                          and (c.party is null or c.party not in (select party from departure)));
    if not exists (select from party where case_id = act.case_id and side = of_side and id not in (select party from departure)) then
        insert into case_standing
        select own.id, s.case_id, s.rules, s.track, s.opened_at, s.stage, new_ending, act.at, null
          from case_standing s join lane own on own.case_id = s.case_id and own.kind = 'own' and own.side = of_side
         where s.case_id = act.case_id and s.lane = act.lane;
    end if;
end $$;

-- Seats whom the authority, or every party that remains, has named: in the joint lane, until acceptance.
create function nominate_mediator(by_entry uuid, new_id uuid, who uuid)
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
    select p.name_en, p.name_zh into en, zh from panel_member p where p.person = who and p.until is null;
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

-- A mediator who accepts is in the mediators' lane and in every side's caucus. What was confided to one who
-- has left office before is not read by the new one (Model Rules, art. 10(7)).
create function seat_mediator(by_entry uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    act entry := deed(by_entry);
begin
    if act.id is null or act.role <> 'mediator'
       or not exists (select from capacity where case_id = act.case_id and member = act.person and role = 'mediator' and until is null) then
        raise exception 'no mediator is seated by this entry' using errcode = '42501';
    end if;
    insert into lane_member (lane, member, since, reads_from)
    select l.id, act.person, world_now(),
           case when exists (select from lane_member m join lane all_of on all_of.id = m.lane
                              where all_of.case_id = act.case_id and all_of.kind = 'mediators' and m.until is not null)
                then act.at else '-infinity' end
      from lane l
     where l.case_id = act.case_id and l.kind in ('mediators', 'caucus')
       and not exists (select from lane_member m where m.lane = l.id and m.member = act.person and m.until is null);
end $$;

-- A side opens to the mediators in office what it confided to those before them (Model Rules, art. 10(7)).
create function hand_on(by_entry uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    act entry;
begin
    select e.* into act from entry e join lane l on l.id = e.lane and l.kind = 'caucus' join party p on p.id = e.party and p.side = l.side
     where e.id = by_entry and e.person = myself() and e.role = 'party' and e.xmin = pg_current_xact_id()::xid
       and exists (select from capacity c where c.party = e.party and c.member = myself() and c.until is null);
    if act.id is null then
        raise exception 'nothing is handed on by this entry' using errcode = '42501';
    end if;
    update lane_member set reads_from = '-infinity' where lane = act.lane and until is null and reads_from > '-infinity';
end $$;

-- Whether a lane holds what a mediator now in office does not read.
create function past_is_closed(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select in_lane(which) and exists (select from lane_member where lane = which and until is null and reads_from > '-infinity')
$$;

-- A mediator leaves office by an entry of their own, or by one that names them.
create function unseat_mediator(by_entry uuid, who uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    act entry := deed(by_entry);
begin
    if act.id is null
       or not coalesce(act.role = 'mediator' and act.person = who
               or act.role in ('party', 'authority', 'registry') and act.body -> 'facts' ->> 'mediator' = who::text
               or act.role = 'rules' and act.body -> 'facts' ->> 'of' = who::text, false) then
        raise exception 'no mediator leaves office by this entry' using errcode = '42501';
    end if;
    update capacity set until = act.at where case_id = act.case_id and member = who and role = 'mediator' and until is null;
    update lane_member m set until = world_now() from lane l
     where l.id = m.lane and l.case_id = act.case_id and m.member = who and m.until is null
       and (l.kind in ('mediators', 'caucus')
            or l.kind = 'joint' and not exists (select from capacity c where c.case_id = act.case_id and c.member = who and c.until is null));
end $$;

-- Hands a case to a case manager: by an entry of the Registry in its own lane, to one who holds the office.
create function assign_case(by_entry uuid, new_id uuid, who uuid, en text, zh text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    act entry;
    of_joint uuid;
begin
    select e.* into act from entry e join lane l on l.id = e.lane and l.kind = 'registry'
     where e.id = by_entry and e.person = myself() and e.role = 'registry' and e.xmin = pg_current_xact_id()::xid;
    select joint into of_joint from case_file where id = act.case_id;
    if act.id is null
       or not exists (select from office_holding where office = '00000000-0000-0000-0000-0000000000a1' and person = who
                         and held_from <= world_now() and (held_until is null or held_until > world_now()))
       or exists (select from capacity where case_id = act.case_id and member = who and role <> 'registry' and until is null) then
        raise exception 'no case is assigned by this entry' using errcode = '42501';
    end if;
    update lane_member m set until = world_now() from capacity c
     where c.case_id = act.case_id and c.role = 'registry' and c.until is null and c.member <> '00000000-0000-0000-0000-0000000000a1'
       and m.member = c.member and m.lane in (act.lane, of_joint) and m.until is null;
    update capacity set until = act.at
     where case_id = act.case_id and role = 'registry' and until is null and member <> '00000000-0000-0000-0000-0000000000a1';
    insert into capacity values (new_id, act.case_id, of_joint, who, 'registry', null, 'case-manager', en, zh, null, act.at, null);
    insert into lane_member (lane, member, since) values (act.lane, who, world_now()), (of_joint, who, world_now());
end $$;

-- The case managers, as far as one of them asks: whom a case may be handed to.
create function case_managers() returns table (person uuid, name_en text, name_zh text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select p.id, p.name_en, p.name_zh
      from office_holding h join person p on p.id = h.person
     where h.office = '00000000-0000-0000-0000-0000000000a1' and h.office = any (identities())
       and h.held_from <= world_now() and (h.held_until is null or h.held_until > world_now())
     group by p.id, p.name_en, p.name_zh
     order by p.name_en, p.id
$$;

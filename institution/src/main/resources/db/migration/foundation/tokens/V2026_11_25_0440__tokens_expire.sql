alter table personal_token add column expires_at timestamptz;

create or replace function person_with_token(token_hash bytea, token_kind text)
    returns table (id uuid, name_en text, name_zh text) language sql stable security definer
    set search_path = public, pg_temp as $$
    select p.id, p.name_en, p.name_zh from personal_token t join person p on p.id = t.person
     where t.hash = token_hash and t.kind = token_kind and t.revoked_at is null
       and (t.expires_at is null or t.expires_at > world_now()) $$;

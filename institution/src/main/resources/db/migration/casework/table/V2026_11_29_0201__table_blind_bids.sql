-- At what number two bids settle; null where they do not. The engine says the same of every pair (BlindBid.settle).
create function bids_settle(rule text, figure numeric, asked numeric, given numeric) returns numeric
    language sql immutable set search_path = public, pg_temp as $$
    select case
        when rule = 'posted' then case when asked <= figure and figure <= given then figure end
        when asked <= given then case rule
            when 'middle' then trim_scale((asked + given) * 0.5) when 'asks' then asked when 'gives' then given end
    end
$$;

-- At what number a round of blind bids settled: the one thing that is ever told of numbers that stand in the sides'
-- own lanes, and not before their time is over. Null where they are apart, where a side stated none, or where not
-- every party had agreed to the terms; which of these it was is told to nobody.
create function bids_settled(which uuid) returns numeric
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    put entry := answers_over(which, 'bids-put');
    terms jsonb := put.content::jsonb -> 'facts';
    stated numeric[];
begin
    if not agreed_by_all(put, 'bids-agreed', 'bids') then
        return null;
    end if;
    select array_agg((select (b.says ->> 'number')::numeric
                        from answers_given(put, 'bid-stated', 'bids') b join party p on p.side = b.side
                       where p.id::text = terms ->> role.name order by b.place limit 1) order by role.place)
      into stated from (values (1, 'asks'), (2, 'gives')) role (place, name);
    return bids_settle(terms ->> 'rule', (terms ->> 'figure')::numeric, stated[1], stated[2]);
end $$;

import{$ as je,A as ye,Aa as xt,B as mt,Ba as qe,C as we,Ca as Ve,D as K,Da as kt,E as xe,F as ke,G as ft,H as _e,I as gt,J as Ot,K as Te,L as vt,M as Se,N as B,O as at,P as Ae,Q as Pt,R as Ee,S as Ce,T as Me,U as X,V as Re,W as Oe,X as bt,Y as $t,Z as Pe,_ as Le,a as b,aa as Ne,b as o,ba as T,c as nt,ca as ze,d as V,da as N,e as d,ea as S,f as re,fa as w,g as $,ga as L,h as Y,ha as f,i as _,ia as k,j as oe,ja as Z,k as le,ka as z,l as ce,la as Q,m as F,ma as yt,n as pt,na as A,o as ut,oa as y,p as de,pa as j,q as pe,qa as Ie,r as ue,ra as De,s as he,sa as tt,t as me,ta as He,u as fe,ua as I,v as ge,va as C,w as ve,wa as Be,x as ht,xa as Ue,y as be,ya as We,z as $e,za as wt}from"./chunk-AKUAKP7X.js";import"./chunk-26FYSXXS.js";var Lt=class extends ${constructor(){super();this.named=new Set;this.busy="",this.events=[]}static{this.properties={app:{attribute:!1},pending:{attribute:!1},chosen:{},code:{type:Boolean},standing:{},error:{},words:{attribute:!1},busy:{state:!0},events:{state:!0}}}static{this.styles=[y,b`
      .approval {
        display: grid;
        gap: 14px;
      }
      .approval.chosen {
        outline: 2px solid var(--dt-accent);
      }
      .what {
        font-size: 20px;
        line-height: 1.3;
      }
      .decide {
        display: flex;
        gap: 8px;
        flex-wrap: wrap;
      }
      .decide button {
        min-height: 44px;
        flex: 1 1 140px;
        border-radius: 22px;
      }
    `]}connectedCallback(){super.connectedCallback();let t=new Map;this.told=new L(this.app.hass.connection,{type:"digital_twin/events/subscribe",category:["approval","guard"],recent:20},()=>t.clear(),e=>{t.set(e.event_id,e),this.events=[...t.values()].sort((s,n)=>n.time.localeCompare(s.time)).slice(0,30)},()=>{}),this.told.start()}disconnectedCallback(){super.disconnectedCallback(),this.told?.stop(),window.clearInterval(this.clock),this.clock=void 0}willUpdate(t){this.pending.size&&this.clock===void 0?this.clock=window.setInterval(()=>this.requestUpdate(),1e3):!this.pending.size&&this.clock!==void 0&&(window.clearInterval(this.clock),this.clock=void 0);for(let e of this.pending.values())for(let s of e.actions){let n=String(s.action??"").split(".")[0]??"";!n||this.named.has(n)||(this.named.add(n),this.app.hass.loadBackendTranslation("services",n).then(()=>this.requestUpdate()))}}render(){let{app:t}=this,e=Z(t,this.standing,this.error,o`<div class="skeleton" style="min-height:220px"></div>`,this.standing!=="loading"&&this.standing!=="missing");return o`<div class="page" style="max-width:820px">
      <div class="chips"><a class="button tonal" href="${T}/approvals" @click=${S} aria-current="page">${t.t("tab_approvals")}</a><a class="button" href="${T}/audit" @click=${S}>${t.t("audit")}</a></div>
      ${e??this.waiting()} ${this.decided()}
    </div>`}waiting(){let{app:t}=this;return this.pending.size?[...this.pending.values()].map(e=>this.one(e)):o`<section class="card">${k(pt,t.t("nothing_waits"),t.t("nothing_waits_text"))}</section>`}sentence(t){let[e,s]=String(t.action??"").split("."),n=this.app.hass.localize(`component.${e}.services.${s}.name`),a=Object.entries(t.data??{}).filter(([,l])=>typeof l!="object").map(([,l])=>typeof l=="number"?this.app.format.number(l,2):String(l));return[n||String(t.action??""),...a].join(" · ")}one(t){let{app:e}=this,s=t.expires-Date.now()/1e3,n=t.automation?e.entityName(t.automation):t.user_id&&t.user_id===e.hass.user?.id?e.t("you"):null;return o`<section class="card approval ${t.approval===this.chosen?"chosen":""}" aria-label=${t.actions.map(a=>this.sentence(a)).join(", ")}>
      <div>
        <div class="row soft small"><span class="grow">${n?e.t("asked_by",{name:n}):e.t("asked_at",{time:e.format.time(t.created)})}</span>
          <span class="badge ${s<60?"bad":""} num">${f(je,"s")}${this.left(s)}</span></div>
        <div class="what">${t.actions.map(a=>this.sentence(a)).join(", ")}</div>
        <div>${t.entities.map(a=>e.entityName(a)).join(", ")}</div>
      </div>
      ${t.hazards.some(a=>a.reason===t.summary)?d:o`<p>${t.summary}</p>`}
      ${qe(e,t)} ${this.outcome(t)} ${Ve(t)}
      ${t.not_checked.length?o`<details><summary class="small">${e.t("not_checked")}</summary><ul class="plain small soft">${t.not_checked.map(a=>o`<li>${a.text}</li>`)}</ul></details>`:d}
      ${t.may?o`<div class="decide">
            <button class="filled" ?disabled=${this.busy===t.approval} @click=${()=>this.decide(t,"approve")}>${f(F,"s")}${e.t("approve")}</button>
            ${t.alternative?.action?o`<button class="tonal" ?disabled=${this.busy===t.approval} @click=${()=>this.decide(t,"approve_alternative")}>${f(ft,"s")}${e.t("approve_alternative")}</button>`:d}
            <button class="danger" ?disabled=${this.busy===t.approval} @click=${()=>this.decide(t,"reject")}>${f(ue,"s")}${e.t("reject")}</button>
          </div>`:o`<p class="soft">${e.t("may_not_decide")}</p>`}
    </section>`}left(t){let e=Math.max(0,Math.round(t));return`${Math.floor(e/60)}:${String(e%60).padStart(2,"0")}`}outcome(t){let{app:e}=this;return Object.entries(t.outcome).slice(0,3).map(([s,n])=>{let a=xt(n),l=a?wt(e,s,n,a,j(this)):void 0;return o`<div>
        ${n.summary?o`<p class="small">${n.summary}</p>`:d}
        ${l&&a?o`<p class="small soft">${n.name} · ${e.channel(a)}</p><dt-chart .app=${e} .words=${this.words} .height=${150} .model=${l}></dt-chart>`:d}
      </div>`})}async decide(t,e){let{app:s}=this,n={approval:t.approval};if(this.code){let a=await I(s,this.renderRoot,{title:s.t("code_title"),text:s.t("code_text"),yes:s.t(e),input:{label:s.t("code"),type:"password"}});if(a===void 0)return;n.code=a}this.busy=t.approval;try{let a=await s.act(e,n);C(this,s.value("result",a?.result??(e==="reject"?"rejected":"ok")))}catch(a){C(this,w(a))}finally{this.busy=""}}decided(){let{app:t}=this;return this.events.length?o`<section class="card">
      <header><h2>${t.t("decided")}</h2></header>
      <ul class="plain">${this.events.map(e=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${z(e.severity)}"></span><span class="soft small num" style="white-space:nowrap">${t.format.short(Date.parse(e.time)/1e3)}</span><span class="grow">${e.text}</span></li>`)}</ul>
    </section>`:d}};customElements.get("dt-approvals")??customElements.define("dt-approvals",Lt);var Os=40,Ps=[0,1,7,30],Fe={guard:["action_approved","action_denied","action_run","action_failed","approval_requested","approval_granted","approval_rejected","approval_expired"],learning:["train","reset_learning","freeze_learning","import_model","export_model"],settings:["mode_changed","create_twin","remove_twin","settings_changed"]},jt=class extends ${constructor(){super();this.asked="";this.page=1,this.since=0,this.group="",this.answer=null,this.error="",this.forbidden=!1}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},twin:{},page:{state:!0},since:{state:!0},group:{state:!0},answer:{state:!0},error:{state:!0},forbidden:{state:!0}}}static{this.styles=[y,b`
      .filters {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
      }
      pre {
        margin: 8px 0 0;
        padding: 10px;
        overflow: auto;
        max-height: 260px;
        font-size: 12px;
        background: color-mix(in srgb, var(--dt-soft) 8%, transparent);
        border-radius: 8px;
        font-family: var(--ha-font-family-code, monospace);
      }
      li.entry {
        border-bottom: 1px solid var(--dt-line);
        padding-bottom: 8px;
      }
      li.entry:last-child {
        border: 0;
        padding: 0;
      }
      summary {
        cursor: pointer;
        display: grid;
        grid-template-columns: 150px 1fr auto;
        gap: 4px 12px;
        list-style: none;
        border-radius: 6px;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      @media (max-width: 600px) {
        summary {
          grid-template-columns: 1fr auto;
        }
        summary .when {
          grid-column: 1 / -1;
        }
      }
    `]}willUpdate(t){if(this.twin&&!this.tiles.has(this.twin))return;let e=JSON.stringify([this.twin,this.page,this.since,this.group]);e!==this.asked&&(this.asked=e,this.load(e))}async load(t){let e={page:this.page,per_page:Os,verify:this.page===1};this.twin&&(e.entity_id=this.tiles.get(this.twin)?.entity_id),this.since&&(e.start={days:this.since}),this.group&&(e.actions=Fe[this.group]);try{let s=await this.app.act("get_audit",e);if(t!==this.asked)return;this.answer={...s,chain:s.chain??this.answer?.chain??null},this.error=""}catch(s){if(t!==this.asked)return;this.forbidden=s.code==="unauthorized",this.error=w(s)}}render(){let{app:t}=this;return o`<div class="page" style="max-width:980px">
      <div class="chips"><a class="button" href="${T}/approvals" @click=${S}>${t.t("tab_approvals")}</a><a class="button tonal" href="${T}/audit" @click=${S} aria-current="page">${t.t("audit")}</a></div>
      ${this.forbidden?k(Y,t.t("forbidden"),t.t("forbidden_text")):this.error?k(_,t.t("failed"),this.error):o`${this.chain()} ${this.filters()} ${this.rows()}`}
    </div>`}chain(){let{app:t}=this,e=this.answer?.chain;return e?e.intact?A("good",gt,t.t("chain_intact",{count:t.format.number(e.rows,0)})):A("bad",_e,t.t("chain_broken",{row:e.broken??0,reason:e.reason??""})):d}filters(){let{app:t}=this,e=[...this.tiles].sort(([,n],[,a])=>t.format.order(n.name,a.name)),s=n=>{n(),this.page=1};return o`<div class="card filters">
      <label class="field">${t.t("twin")}
        <select @change=${n=>N(`audit${n.target.value?`?twin=${n.target.value}`:""}`,!0)}>
          <option value="">${t.t("all_twins")}</option>
          ${e.map(([n,a])=>o`<option value=${n} ?selected=${n===this.twin}>${a.name}</option>`)}
        </select></label>
      <label class="field">${t.t("about")}
        <select @change=${n=>s(()=>this.group=n.target.value)}>
          <option value="">${t.t("everything")}</option>
          ${Object.keys(Fe).map(n=>o`<option value=${n}>${t.value("audit_group",n)}</option>`)}
        </select></label>
      <label class="field">${t.t("range")}
        <select @change=${n=>s(()=>this.since=Number(n.target.value))}>
          ${Ps.map(n=>o`<option value=${n}>${n?t.format.duration(n*86400):t.t("all_time")}</option>`)}
        </select></label>
    </div>`}rows(){let{app:t,answer:e}=this;return e?e.rows.length?o`<section class="card">
      <ul class="plain">${e.rows.map(s=>this.row(s))}</ul>
      <div class="row" style="justify-content:center;margin-top:12px">
        <button ?disabled=${this.page===1} @click=${()=>this.page-=1}>${f(de,"s turns")}${t.t("newer")}</button>
        <span class="num">${this.page}</span>
        <button ?disabled=${!e.more} @click=${()=>this.page+=1}>${t.t("older")}${f(pe,"s turns")}</button>
      </div>
    </section>`:o`<section class="card">${k(Le,t.t("nothing_found"),t.t("no_audit"))}</section>`:o`<div class="skeleton" style="min-height:320px" aria-busy="true"></div>`}row(t){let{app:e}=this,s=t.twin_id?this.tiles.get(t.twin_id)?.name??e.t("gone_twin"):typeof t.data.name=="string"?t.data.name:"",n=t.automation?e.entityName(t.automation):t.user_id?t.user_id===e.hass.user?.id?e.t("you"):e.t("a_user"):e.t("by_itself");return o`<li class="entry"><details>
      <summary><span class="soft small num when">${e.format.moment(Date.parse(t.time)/1e3)}</span>
        <span>${e.value("audit_of",t.action)}${s?o` · ${s}`:d}${t.reason?o` <span class="soft">${t.reason}</span>`:d}</span>
        <span class="badge">${n}</span></summary>
      <pre tabindex="0">${JSON.stringify({...t.data,context_id:t.context_id,seq:t.seq,hash:t.hash,previous:t.previous},null,2)}</pre>
    </details></li>`}};customElements.get("dt-audit")??customElements.define("dt-audit",jt);var Ke=60,Nt=class extends ${constructor(){super();this.started=!1;this.found=null,this.chosen=new Set,this.made=new Map,this.failed=new Map,this.busy=null,this.error="",this.shown=Ke}static{this.properties={app:{attribute:!1},words:{attribute:!1},found:{state:!0},chosen:{state:!0},made:{state:!0},busy:{state:!0},error:{state:!0},failed:{state:!0},shown:{state:!0}}}static{this.styles=[y,b`
      .bar-tools {
        display: flex;
        gap: 8px 16px;
        align-items: center;
        flex-wrap: wrap;
        position: sticky;
        top: 0;
        z-index: 3;
        background: var(--dt-page);
        padding: 8px 4px;
      }
      .bar-tools label {
        display: flex;
        gap: 12px;
        align-items: center;
      }
      li.found {
        display: grid;
        grid-template-columns: auto 40px 1fr auto;
        gap: 4px 14px;
        align-items: center;
        padding: 12px 16px;
      }
      .kind {
        width: 40px;
        height: 40px;
        border-radius: 20px;
        display: grid;
        place-items: center;
        background: var(--dt-tint);
        color: var(--dt-link);
      }
      li.made {
        opacity: 0.85;
      }
      @media (max-width: 600px) {
        li.found {
          grid-template-columns: auto 1fr auto;
          padding: 12px;
        }
        li.found .kind,
        li.found .word {
          display: none;
        }
      }
    `]}willUpdate(t){this.started||!this.app.hass.user?.is_admin||(this.started=!0,this.look(!1))}async look(t){t&&(this.found=null);try{this.found=(await this.app.ws("discovery",{refresh:t})).candidates,this.made=new Map,this.error=""}catch(e){this.error=w(e)}}render(){let{app:t}=this;return o`<div class="page" style="max-width:900px">${this.content(t)}</div>`}content(t){if(!t.hass.user?.is_admin)return k(Y,t.t("forbidden"),t.t("forbidden_text"));if(this.error)return k(_,t.t("failed"),this.error,o`<button class="tonal" @click=${()=>this.look(!0)}>${t.t("again")}</button>`);if(!this.found)return o`<div aria-busy="true" style="display:grid;gap:12px"><span class="sr">${t.t("loading")}</span>${[1,2,3,4].map(()=>o`<div class="skeleton" style="min-height:72px"></div>`)}</div>`;if(!this.found.length)return k(pt,t.t("all_found"),t.t("all_found_text"),o`<button class="tonal" @click=${()=>this.look(!0)}>${f(Pt,"s")}${t.t("look_again")}</button>`);let e=this.found.filter(s=>!this.made.has(s.key));return o`<p class="soft">${t.t("discovery_text")}</p>
      <div class="bar-tools">
        <label><input type="checkbox" .checked=${this.chosen.size>0&&this.chosen.size===e.length} .indeterminate=${this.chosen.size>0&&this.chosen.size<e.length} @change=${s=>this.chosen=new Set(s.target.checked?e.map(n=>n.key):[])} />${t.t("choose_all")}</label>
        <span class="grow"></span>
        <button @click=${()=>this.look(!0)} ?disabled=${this.busy!==null}>${f(Pt,"s")}${t.t("look_again")}</button>
        <button class="filled" ?disabled=${!this.chosen.size||this.busy!==null} @click=${()=>this.make([...this.chosen])}>${f(at,"s")}${t.t("make_twins",{count:this.chosen.size})}</button>
      </div>
      ${this.busy?o`<div role="status"><div class="bar"><i style="width:${100*this.busy.done/this.busy.of}%"></i></div><p class="small soft num">${t.t("making",{done:this.busy.done,of:this.busy.of})}</p></div>`:d}
      <ul class="plain">${this.found.slice(0,this.shown).map(s=>this.one(s))}</ul>
      ${this.found.length>this.shown?o`<button @click=${()=>this.shown+=Ke}>${t.t("show_all_of",{count:this.found.length})}</button>`:d}`}one(t){let{app:e}=this,s=this.made.get(t.key),n=this.failed.get(t.key);return o`<li class="card found ${s?"made":""}">
      <input type="checkbox" aria-label=${t.name} .checked=${this.chosen.has(t.key)} ?disabled=${s!==void 0||this.busy!==null} @change=${()=>this.toggle(t.key)} />
      <span class="kind">${f(kt(t.kind))}</span>
      <div class="grow"><b>${t.name}</b> <span class="soft small">${e.option("kind",t.kind)} · ${e.area(t.area_id)}</span>
        <div class="small">${t.reason}</div>${n?o`<div class="small" role="alert" style="color:var(--dt-bad)">${n}</div>`:d}</div>
      ${s!==void 0?o`<a class="button tonal" href="${T}/twin/${s}" @click=${S}>${f(F,"s")}${e.t("open_twin")}</a>`:o`<button aria-label=${e.t("make_twin_of",{name:t.name})} ?disabled=${this.busy!==null} @click=${()=>this.make([t.key])}>${f(at,"s")}<span class="word">${e.t("make_twin")}</span></button>`}
    </li>`}toggle(t){let e=new Set(this.chosen);e.delete(t)||e.add(t),this.chosen=e}async make(t){let{app:e}=this;this.busy={done:0,of:t.length};let s=new Map;for(let n of t){let a=this.found?.find(l=>l.key===n);if(a){try{let l=a.device_id?{device_id:a.device_id}:{entity_id:a.entity_id},{twin_id:c}=await e.act("create_twin",l);this.made=new Map(this.made).set(n,c)}catch(l){s.set(n,w(l))}this.busy={done:this.busy.done+1,of:t.length}}}this.busy=null,this.failed=s,this.chosen=new Set,C(this,e.t("made",{count:t.length-s.size}))}};customElements.get("dt-discovery")??customElements.define("dt-discovery",Nt);var H={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},_t=i=>(...r)=>({_$litDirective$:i,values:r}),et=class{constructor(r){}get _$AU(){return this._$AM._$AU}_$AT(r,t,e){this._$Ct=r,this._$AM=t,this._$Ci=e}_$AS(r,t){return this.update(r,t)}update(r,t){return this.render(...t)}};var{I:Ls}=re,Je=i=>i;var Ye=i=>i.strings===void 0,Ge=()=>document.createComment(""),st=(i,r,t)=>{let e=i._$AA.parentNode,s=r===void 0?i._$AB:r._$AA;if(t===void 0){let n=e.insertBefore(Ge(),s),a=e.insertBefore(Ge(),s);t=new Ls(n,a,i,i.options)}else{let n=t._$AB.nextSibling,a=t._$AM,l=a!==i;if(l){let c;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(c=i._$AU)!==a._$AU&&t._$AP(c)}if(n!==s||l){let c=t._$AA;for(;c!==n;){let u=Je(c).nextSibling;Je(e).insertBefore(c,s),c=u}}}return t},U=(i,r,t=i)=>(i._$AI(r,t),i),js={},Tt=(i,r=js)=>i._$AH=r,Xe=i=>i._$AH,St=i=>{i._$AR(),i._$AA.remove()};var Ze=(i,r,t)=>{let e=new Map;for(let s=r;s<=t;s++)e.set(i[s],s);return e},rt=_t(class extends et{constructor(i){if(super(i),i.type!==H.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,r,t){let e;t===void 0?t=r:r!==void 0&&(e=r);let s=[],n=[],a=0;for(let l of i)s[a]=e?e(l,a):a,n[a]=t(l,a),a++;return{values:n,keys:s}}render(i,r,t){return this.dt(i,r,t).values}update(i,[r,t,e]){let s=Xe(i),{values:n,keys:a}=this.dt(r,t,e);if(!Array.isArray(s))return this.ut=a,n;let l=this.ut??=[],c=[],u,g,p=0,h=s.length-1,m=0,v=n.length-1;for(;p<=h&&m<=v;)if(s[p]===null)p++;else if(s[h]===null)h--;else if(l[p]===a[m])c[m]=U(s[p],n[m]),p++,m++;else if(l[h]===a[v])c[v]=U(s[h],n[v]),h--,v--;else if(l[p]===a[v])c[v]=U(s[p],n[v]),st(i,c[v+1],s[p]),p++,v--;else if(l[h]===a[m])c[m]=U(s[h],n[m]),st(i,s[p],s[h]),h--,m++;else if(u===void 0&&(u=Ze(a,m,v),g=Ze(l,p,h)),u.has(l[p]))if(u.has(l[h])){let x=g.get(a[m]),P=x!==void 0?s[x]:null;if(P===null){let ae=st(i,s[p]);U(ae,n[m]),c[m]=ae}else c[m]=U(P,n[m]),st(i,s[p],P),s[x]=null;m++}else St(s[h]),h--;else St(s[p]),p++;for(;m<=v;){let x=st(i,c[v+1]);U(x,n[m]),c[m++]=x}for(;p<=h;){let x=s[p++];x!==null&&St(x)}return this.ut=a,Tt(i,c),V}});var Ns=["all","attention","learning","sandbox"],Qe=["","warn","bad"],zs=6,Is=40,Ds=40,Hs=10,Bs=15*6e4;function ts(i,r){switch(r){case"attention":return i.diverged||i.risks.some(t=>Q("medium",t.probability))||i.health!==null&&i.health<80||i.status==="unavailable"||i.status==="orphaned";case"learning":return!i.learned||i.trust==="observing";case"sandbox":return i.mode!=="mirror";default:return!0}}var zt=class extends ${constructor(){super();this.clear=()=>{this.search="",this.filter="all",N("overview",!0)};this.search="",this.filter="all",this.shown=Is,this.pending=0,this.power=null}static{this.properties={app:{attribute:!1},model:{attribute:!1},standing:{},error:{},pending:{type:Number},words:{attribute:!1},search:{state:!0},filter:{state:!0},shown:{state:!0},power:{state:!0}}}static{this.styles=[y,b`
      .glance {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      }
      .figure {
        display: grid;
        grid-template-columns: auto 1fr;
        column-gap: 14px;
        align-items: center;
        padding: 14px 16px;
      }
      .figure .icon {
        grid-row: span 2;
        color: var(--dt-soft);
      }
      .figure.good .icon {
        color: var(--dt-good);
      }
      .figure.warn .icon {
        color: var(--dt-warn);
      }
      .figure.bad .icon {
        color: var(--dt-bad);
      }
      .figure b {
        font-size: 22px;
        font-weight: 400;
        line-height: 1.2;
      }
      .tools {
        display: flex;
        gap: 12px;
        flex-wrap: wrap;
        align-items: center;
      }
      .search {
        position: relative;
        flex: 1 1 220px;
        max-width: 420px;
      }
      .search .icon {
        position: absolute;
        inset-inline-start: 10px;
        top: 8px;
        color: var(--dt-soft);
        pointer-events: none;
      }
      .search input {
        padding-inline-start: 42px;
        border-radius: 20px;
      }
      .tiles {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr));
        list-style: none;
        margin: 0;
        padding: 0;
      }
      section > h2 {
        margin: 4px 4px 10px;
        display: flex;
        gap: 8px;
        align-items: baseline;
      }
      @media (max-width: 600px) {
        .glance {
          grid-template-columns: 1fr 1fr;
        }
        .figure {
          padding: 12px;
          column-gap: 10px;
        }
        .search {
          max-width: none;
        }
      }
    `]}disconnectedCallback(){super.disconnectedCallback(),window.clearTimeout(this.growing),this.growing=void 0,window.clearTimeout(this.powerTimer),this.powerTimer=void 0}async loadPower(){let{app:t}=this,e=await t.ws("overview/power").catch(()=>{});if(!this.isConnected)return;this.powerTimer=window.setTimeout(()=>{this.loadPower()},Bs);let{times:s=[],values:n=[]}=e??{};if(!e?.twins||s.length<2||Math.max(...e.high??n)<Hs)return;let a=j(this);this.power={lines:[{label:t.t("together"),color:a,times:s,values:n,width:2.5}],bands:[{label:t.t("band",{percent:90}),color:Ie(a,.18),times:s,low:e.low??[],high:e.high??[]}],limits:e.limit===null?[]:[{value:e.limit,label:t.t("limit_is",{value:t.format.quantity(e.limit,"W")}),color:"#d32f2f"}],marks:[],unit:"W",start:s[0],end:s.at(-1),summary:t.t("power_summary",{most:t.format.quantity(Math.max(...n),"W"),high:t.format.quantity(Math.max(...e.high??n),"W"),count:e.twins})}}updated(){this.standing==="live"&&this.model.home?.twins&&this.powerTimer===void 0&&(this.powerTimer=0,this.loadPower()),this.shown<this.model.tiles.size&&this.growing===void 0&&(this.growing=window.setTimeout(()=>{this.growing=void 0,this.shown+=Ds},16))}render(){let t=this.model.home!==null,e=Z(this.app,this.standing,this.error,this.skeletons(),t);return e?o`<div class="page">${e}</div>`:this.model.home?.twins?o`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.powerCard()}${this.tools()}${this.areas()}</div>`:o`<div class="page">${this.empty()}</div>`}skeletons(){return o`<div class="tiles">${Array.from({length:9},()=>o`<div class="skeleton"></div>`)}</div>`}empty(){let{app:t}=this;return k(ge,t.t("no_twins"),t.t("no_twins_text"),this.model.home?.admin?o`<a class="button filled" href="${T}/discovery" @click=${S}>${t.t("find_devices")}</a>`:d)}glance(t){let{app:e}=this,s=this.ahead,n=s.some(a=>a.kind==="bad")?"bad":s.some(a=>a.kind)?"warn":s.length?"":"good";return o`<div class="glance">
      ${this.figure(we,yt(t.health),t.health===null?e.t("looking"):e.format.number(t.health,0),e.t(t.health===null?"health_looking":"health"))}
      ${this.figure(t.diverged?_:ut,t.diverged?"warn":"good",e.format.number(t.diverged,0),e.t("divergences"))}
      <a class="plain" href="${T}/approvals" @click=${S}>${this.figure(mt,this.pending?"warn":"",e.format.number(this.pending,0),e.t("pending_approvals"))}</a>
      ${this.figure(X,n,e.format.number(s.length,0),e.t("risks_ahead"))}
    </div>`}get ahead(){let t=(this.model.home?.hazards??[]).map(s=>({ids:s.twins,text:s.reason,at:s.at,kind:Q(s.severity,s.probability)})),e=[...this.model.tiles].flatMap(([s,n])=>n.risks.map(a=>({ids:[s],text:a.text,at:0,kind:Q("medium",a.probability)})));return[...t,...e].sort((s,n)=>Qe.indexOf(n.kind)-Qe.indexOf(s.kind))}figure(t,e,s,n){return o`<div class="card figure ${e}">${f(t)}<b class="num">${s}</b><span class="soft small">${n}</span></div>`}risks(){let{app:t}=this,e=this.ahead.slice(0,zs);return e.length?o`<section class="card">
      <header><h2>${t.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${e.map(s=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${s.kind}"></span><span class="grow">${s.text}
          ${s.ids.map(n=>o` <a href="${T}/twin/${n}" @click=${S}>${this.model.tiles.get(n)?.name??""}</a>`)}</span>${s.at?o`<span class="soft small num">${t.format.short(s.at)}</span>`:d}</li>`)}
      </ul>
    </section>`:d}powerCard(){let{app:t,power:e}=this;return e?o`<section class="card"><header><h2>${t.t("power_title")}</h2><span class="soft small">${e.summary}</span></header>
      <dt-chart plain .app=${t} .words=${this.words} .height=${150} .model=${e}></dt-chart></section>`:d}tools(){let{app:t}=this,e=[...this.model.tiles.values()];return o`<div class="tools">
      <div class="search">
        ${f(Ot)}
        <input type="search" .value=${this.search} aria-label=${t.t("search_twins")} placeholder=${t.t("search_twins")}
          @input=${s=>this.search=s.target.value} />
      </div>
      <div class="chips" role="group" aria-label=${t.t("filter")}>
        ${Ns.map(s=>{let n=e.filter(a=>ts(a,s)).length;return s!=="all"&&s!==this.filter&&!n?d:o`<button class="chip" aria-pressed=${this.filter===s} @click=${()=>this.filter=s}>
            ${t.t(`filter_${s}`)} <span class="soft num">${t.format.number(n,0)}</span>
          </button>`})}
      </div>
    </div>`}areas(){let{app:t}=this,e=this.search.trim().toLocaleLowerCase(),s=new Map;for(let c of this.model.tiles){let u=c[1];if(!ts(u,this.filter))continue;let g=t.area(u.area_id);if(e&&!`${u.name} ${g} ${u.entity_id} ${t.option("kind",u.kind)}`.toLocaleLowerCase().includes(e))continue;let p=s.get(g);p?p.push(c):s.set(g,[c])}if(!s.size)return k(Ot,t.t("nothing_found"),t.t("nothing_found_text"),o`<button class="tonal" @click=${this.clear}>${t.t("show_all")}</button>`);let n=t.t("no_area"),a=[...s].sort(([c],[u])=>c===n?1:u===n?-1:t.format.order(c,u)),l=this.shown;return rt(a,([c])=>c,([c,u])=>{let g=u.sort(([,p],[,h])=>t.format.order(p.name,h.name)).slice(0,Math.max(l,0));return l-=u.length,g.length?o`<section aria-label=${c}>
          <h2>${c} <span class="soft small num">${t.format.number(u.length,0)}</span></h2>
          <ul class="tiles">
            ${rt(g,([p])=>p,([p,h])=>o`<li><dt-tile .app=${t} .twinId=${p} .tile=${h} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`:d})}};customElements.get("dt-overview")??customElements.define("dt-overview",zt);var Ws=3e4,es=100,qs=8,M=i=>Date.parse(i)/1e3,It=class extends ${constructor(){super();this.play=()=>{this.at>=this.to-1&&(this.at=this.from),this.playing=!0;let t=(this.to-this.from)*es/Ws;this.timer=window.setInterval(()=>{this.seek(this.at+t),this.at>=this.to&&this.pause()},es)};this.pause=()=>{window.clearInterval(this.timer),this.playing=!1};this.at=0,this.playing=!1,this.course="",this.run=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},at:{state:!0},playing:{state:!0},course:{state:!0},run:{state:!0}}}static{this.styles=[y,b`
      :host {
        display: grid;
        gap: 16px;
        min-width: 0;
      }
      :host > * {
        min-width: 0;
      }
      .lanes {
        display: grid;
        gap: 6px;
        position: relative;
        padding-block: 4px;
      }
      .lane {
        display: grid;
        gap: 2px;
        font-size: 12px;
      }
      .track {
        position: relative;
        direction: ltr;
        height: 24px;
        margin: 0 ${24}px 0 var(--axis);
        border-radius: 4px;
        background: color-mix(in srgb, var(--dt-soft) 10%, transparent);
      }
      .track button {
        position: absolute;
        top: 0;
        width: 24px;
        min-height: 24px;
        padding: 0;
        border-radius: 12px;
        transform: translateX(-50%);
        background: none;
        color: inherit;
      }
      .track button::after {
        content: "";
        width: 10px;
        height: 10px;
        border-radius: 50%;
        background: currentColor;
      }
      .track button.missed::after {
        background: none;
        border: 2px solid currentColor;
        box-sizing: border-box;
      }
      .track button[aria-pressed="true"]::after {
        width: 16px;
        height: 16px;
      }
      .hand {
        position: absolute;
        top: 0;
        bottom: 0;
        width: 2px;
        margin-left: -1px;
        background: var(--dt-bad);
        pointer-events: none;
      }
      .player {
        display: flex;
        gap: 8px;
        align-items: center;
        margin-top: 12px;
      }
      .player input {
        flex: 1;
      }
      .clock {
        min-width: 130px;
        text-align: end;
      }
      select.inline {
        width: auto;
        max-width: 100%;
        min-height: 36px;
        padding: 4px 10px;
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 24px;
      }
      .figures div {
        display: grid;
      }
      .figures b {
        font-size: 20px;
        font-weight: 400;
      }
      pre {
        margin: 0;
        padding: 10px;
        overflow: auto;
        max-height: 280px;
        font-size: 12px;
        background: color-mix(in srgb, var(--dt-soft) 8%, transparent);
        border-radius: 8px;
        font-family: var(--ha-font-family-code, monospace);
      }
    `]}disconnectedCallback(){super.disconnectedCallback(),this.pause()}willUpdate(t){if(!t.has("answer"))return;this.pause(),this.at=this.from,this.run=null;let e=JSON.stringify(this.answer.timeline.flatMap(n=>n.actions??[])),s=this.courses.sort((n,a)=>Number(e.includes(a.split(":")[0]))-Number(e.includes(n.split(":")[0])));this.course=s.find(n=>typeof this.answer.states?.[n]?.[0]?.[1]=="number")??s[0]??""}get from(){return M(this.answer.start)}get to(){return Math.max(M(this.answer.end),this.from+1)}get courses(){return Object.keys(this.answer.states??{}).sort((t,e)=>this.app.format.order(this.courseName(t),this.courseName(e)))}courseName(t){let[e="",s]=t.split(":");return s?`${this.app.entityName(e)} · ${this.app.channel(s)}`:this.app.entityName(e)}render(){let{app:t,answer:e}=this;return o`<section class="card">
        <header><h2>${t.t("outcome")}</h2><span class="soft small">${t.format.moment(this.from)} – ${t.format.moment(this.to)}</span></header>
        <p>${e.summary}</p>
        ${e.aborted?A("bad",_,e.aborted.text):d}
        <div class="figures" style="margin-top:12px">${this.figures(e,e.variant)}</div>
      </section>
      ${this.findings()} ${this.timeline()} ${this.trace()} ${this.difference()}`}figures(t,e){let{app:s}=this,n=l=>Object.values(l.automations).reduce((c,u)=>c+u.runs,0),a=(l,c,u)=>o`<div><b class="num">${c}${u!==void 0&&u!==c?o` <span class="soft">→ ${u}</span>`:d}</b><span class="soft small">${l}</span></div>`;return[a(s.t("runs"),s.format.number(n(t),0),e&&s.format.number(n(e),0)),a(s.t("findings"),s.format.number(t.findings.length,0),e&&s.format.number(e.findings.length,0)),a(s.t("hazards"),s.format.number(t.hazards.length,0),e&&s.format.number(e.hazards.length,0)),a(s.t("energy"),s.format.quantity(t.energy.total??0,"kWh"),e&&s.format.quantity(e.energy.total??0,"kWh")),t.cost===null?d:a(s.t("cost"),this.money(t.cost),e&&e.cost!==null?this.money(e.cost):void 0)]}money(t){let e=this.app.hass.config.currency;return e?new Intl.NumberFormat(this.app.format.language,{style:"currency",currency:e}).format(t):this.app.format.number(t,2)}findings(){let{app:t,answer:e}=this;return!e.findings.length&&!e.hazards.length?A("good",ut,t.t("nothing_wrong")):o`<section class="card">
      <header><h2>${t.t("found")}</h2></header>
      <ul class="plain">
        ${e.hazards.map(s=>o`<li>${A(z(s.severity)==="bad"?"bad":"warn",X,o`<b>${t.hazard(s.id)}</b> <button class="small" @click=${()=>this.seek(M(s.time))}>${t.format.short(M(s.time))}</button><div>${s.text}</div>`)}</li>`)}
        ${e.findings.map(s=>o`<li>${A(z(s.severity)==="bad"?"bad":s.severity==="low"?"":"warn",_,o`${s.text} ${s.time?o`<button class="small" @click=${()=>this.seek(M(s.time))}>${t.format.short(M(s.time))}</button>`:d}`)}</li>`)}
      </ul>
    </section>`}timeline(){let{app:t,answer:e}=this,s=Object.entries(e.automations),n=a=>(a-this.from)/(this.to-this.from)*100;return o`<section class="card" aria-label=${t.t("timeline")}>
      <header><h2>${t.t("timeline")}</h2>
        ${this.courses.length?o`<select class="inline" aria-label=${t.t("course_of")} @change=${a=>this.course=a.target.value}>${this.courses.map(a=>o`<option value=${a} ?selected=${a===this.course}>${this.courseName(a)}</option>`)}</select>`:d}
      </header>
      <div class="lanes" style="--axis:${He(this.course!==""&&this.chart().states!==void 0)}px">
        ${s.map(([a,l],c)=>o`<div class="lane"><span class="cut" title=${l.name}>${l.name}</span>
            <div class="track" style="color:${tt[c%tt.length]}">
              ${e.timeline.filter(u=>u.what===a).map(u=>o`<button class=${u.outcome==="finished"?"":"missed"} style="left:${n(M(u.time))}%" aria-pressed=${u===this.run}
                  aria-label="${l.name}, ${t.format.short(M(u.time))}, ${t.value("run",u.outcome)}" @click=${()=>this.choose(u)}></button>`)}
              <span class="hand" style="left:${n(this.at)}%"></span>
            </div></div>`)}
      </div>
      ${this.course?o`<dt-chart .app=${t} .words=${this.words} .height=${220} .model=${this.chart()} .cursorAt=${this.at}></dt-chart>`:d}
      <div class="player">
        <button class="round" aria-label=${t.t("previous_run")} @click=${()=>this.step(-1)}>${f(Oe)}</button>
        <button class="round" aria-label=${t.t(this.playing?"pause":"play")} @click=${this.playing?this.pause:this.play}>${f(this.playing?Se:B)}</button>
        <button class="round" aria-label=${t.t("next_run")} @click=${()=>this.step(1)}>${f(Re)}</button>
        <input type="range" min=${this.from} max=${this.to} step="60" .value=${String(this.at)} aria-label=${t.t("moment")} aria-valuetext=${t.format.moment(this.at)} @input=${a=>this.seek(Number(a.target.value))} />
        <span class="clock num small">${t.format.moment(this.at)}</span>
      </div>
      ${this.happening()}
    </section>`}chart(){if(this.model&&this.modelKey?.[0]===this.answer&&this.modelKey[1]===this.course&&this.modelKey[2]===this.words)return this.model;let{app:t,answer:e}=this,s=this.course.split(":")[0]??"",n=h=>h.states?.[this.course]??[],a=n(e),l=e.variant?n(e.variant):[],c=[...a,...l].every(([,h])=>typeof h=="number"||h===null),u=c?void 0:Be([...a,...l].map(([,h])=>h),[]),g=(h,m,v,x)=>({label:m,color:v,times:[...h.map(([P])=>M(P)),this.to],values:Ue([...h.map(([,P])=>P),h.at(-1)?.[1]??null],u),step:!c,...x?{dash:x}:{}}),p=t.hass.states[s]?.attributes.unit_of_measurement;return this.modelKey=[e,this.course,this.words],this.model={lines:[g(a,t.t("present"),e.variant?De:j(this)),...l.length?[g(l,t.t("variant"),j(this))]:[]],bands:[],marks:[],limits:[],unit:typeof p=="string"?p:this.course.includes("temperature")?t.hass.config.unit_system.temperature??null:null,start:this.from,end:this.to,summary:this.courseName(this.course),...u?{states:u.map(h=>t.words(s,h,null))}:{}},this.model}happening(){let{app:t,answer:e}=this,s=e.timeline.filter(n=>M(n.time)<=this.at+1).slice(-qs).reverse();return s.length?o`<ul class="plain" style="gap:0;margin-top:8px" aria-live="off">
      ${s.map(n=>o`<li><button style="width:100%;justify-content:flex-start;font-weight:400;color:var(--dt-text)" @click=${()=>this.choose(n)}>
        <span class="num small soft">${t.format.short(M(n.time))}</span><span class="cut">${e.automations[n.what]?.name??t.entityName(n.what)}</span><span class="badge ${n.outcome==="finished"?"good":""}">${t.value("run",n.outcome)}</span></button></li>`)}
    </ul>`:o`<p class="soft small">${t.t("nothing_ran_yet")}</p>`}trace(){let{app:t,answer:e,run:s}=this;return s?o`<section class="card" aria-label=${t.t("trace")}>
      <header><h2>${e.automations[s.what]?.name??t.entityName(s.what)}</h2><span class="soft small">${t.format.moment(M(s.time))}</span><span class="badge">${t.value("run",s.outcome)}</span></header>
      ${s.why?o`<p>${s.why}</p>`:d} ${s.error?A("bad",_,s.error):d}
      ${s.trigger?o`<p class="soft small">${t.t("triggered_by")}: ${typeof s.trigger=="string"?s.trigger:JSON.stringify(s.trigger)}</p>`:d}
      ${s.actions?.length?o`<h3 style="margin-top:12px">${t.t("actions")}</h3><div class="scroll"><table><tbody>${s.actions.map(n=>o`<tr><td class="num soft">${t.format.time(M(n.time))}</td><td>${n.action}</td><td>${JSON.stringify(n.data??{})}</td></tr>`)}</tbody></table></div>`:d}
      ${s.trace?.length?o`<h3 style="margin:12px 0 6px">${t.t("steps")}</h3><div class="scroll"><table><tbody>${s.trace.map(n=>o`<tr><td class="num soft">${t.format.time(M(n.at))}</td><td>${n.path}</td><td class="small">${n.result===void 0||n.result===null?"":JSON.stringify(n.result)}${n.error??""}</td></tr>`)}</tbody></table></div>`:d}
    </section>`:d}difference(){let{app:t,answer:e}=this,{variant:s,difference:n}=e;if(!s||!n)return d;let a=(l,c)=>o`<div><h3>${l}</h3><p style="margin:6px 0">${c.summary}</p><ul class="plain small">${c.findings.map(u=>o`<li class="row" style="flex-wrap:nowrap"><span class="dot ${z(u.severity)}"></span><span>${u.text}</span></li>`)}</ul></div>`;return o`<section class="card"><header><h2>${t.t("beside")}</h2></header><div class="columns">${a(t.t("present"),e)}${a(t.t("variant"),s)}</div></section>`}choose(t){this.run=t,this.seek(M(t.time))}seek(t){this.at=Math.min(Math.max(t,this.from),this.to)}step(t){let e=this.answer.timeline,s=t>0?e.find(n=>M(n.time)>this.at+1):[...e].reverse().find(n=>M(n.time)<this.at-1);s&&this.choose(s)}};customElements.get("dt-rehearsal-result")??customElements.define("dt-rehearsal-result",It);var Vs=[6,24,72,168],Dt=class extends ${constructor(){super();this.run=async()=>{let{app:t}=this,e={duration:{hours:this.hours}};this.chosen?e.automations=[...this.chosen]:this.automations.length&&(e.automations="all"),this.start&&(e.start=this.start),this.fresh.trim()&&(e.new=this.fresh),this.variant.trim()&&(e.variant=this.variant),this.running=!0,this.error="";try{this.answer=await t.act("rehearse",e)}catch(s){this.error=w(s)}finally{this.running=!1}};this.chosen=null,this.fresh="",this.variant="",this.start="",this.hours=24,this.running=!1,this.progress=null,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},words:{attribute:!1},chosen:{state:!0},fresh:{state:!0},variant:{state:!0},start:{state:!0},hours:{state:!0},running:{state:!0},progress:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[y,b`
      .form {
        display: grid;
        gap: 16px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        align-items: start;
      }
      .list {
        max-height: 260px;
        overflow: auto;
        border: 1px solid var(--dt-line);
        border-radius: 8px;
        padding: 4px 0;
      }
      .list label {
        display: flex;
        gap: 12px;
        align-items: center;
        min-height: 40px;
        padding: 4px 12px;
        cursor: pointer;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-width: 0;
        display: grid;
        gap: 8px;
      }
      legend {
        font-weight: 500;
        padding: 0;
        margin-bottom: 8px;
      }
    `]}connectedCallback(){super.connectedCallback(),this.app.hass.user?.is_admin&&(this.live=new L(this.app.hass.connection,{type:"digital_twin/progress/subscribe",what:"rehearsal"},()=>{},t=>this.progress=t.progress,()=>this.requestUpdate()),this.live.start())}disconnectedCallback(){super.disconnectedCallback(),this.live?.stop()}get automations(){let{hass:t}=this.app;return Object.keys(t.states).filter(e=>e.startsWith("automation.")).sort((e,s)=>this.app.format.order(this.app.entityName(e),this.app.entityName(s)))}render(){let{app:t}=this;return t.hass.user?.is_admin?o`<div class="page">
      ${this.form()}
      ${this.running||this.progress!==null?this.busy():d}
      ${this.error?A("bad",_,this.error):d}
      ${this.answer?o`<dt-rehearsal-result .app=${t} .words=${this.words} .answer=${this.answer}></dt-rehearsal-result>`:this.running?d:o`<section class="card">${k(vt,t.t("rehearsal_empty"),t.t("rehearsal_empty_text"))}</section>`}
    </div>`:o`<div class="page">${k(Y,t.t("forbidden"),t.t("forbidden_text"))}</div>`}form(){let{app:t}=this,e=this.automations;return o`<section class="card">
      <header><h2>${t.t("rehearse")}</h2></header>
      <div class="form">
        <fieldset>
          <legend>${t.t("automations")}</legend>
          ${e.length?o`<div class="list">
                <label><input type="checkbox" .checked=${this.chosen===null} @change=${s=>this.chosen=s.target.checked?null:new Set} /><b>${t.t("all_automations")}</b></label>
                ${e.map(s=>o`<label><input type="checkbox" .checked=${this.chosen?.has(s)??!0} @change=${()=>this.toggle(s)} /><span class="cut">${t.entityName(s)}</span></label>`)}
              </div>`:o`<div class="row soft">${f(Ee)}${t.t("no_automations")}</div>`}
        </fieldset>
        <fieldset>
          <legend>${t.t("when")}</legend>
          <label class="field">${t.t("start_in",{zone:t.hass.config.time_zone})}<input type="datetime-local" .value=${this.start} @change=${s=>this.start=s.target.value} /></label>
          <p class="small soft">${t.t("start_hint")}</p>
          <label class="field">${t.t("duration")}<select @change=${s=>this.hours=Number(s.target.value)}>
            ${Vs.map(s=>o`<option value=${s} ?selected=${s===this.hours}>${t.format.duration(s*3600)}</option>`)}
          </select></label>
        </fieldset>
        <fieldset>
          <legend>${t.t("paste")}</legend>
          <details><summary>${t.t("paste_new")}</summary><label class="field" style="margin-top:8px"><span class="sr">${t.t("paste_new")}</span><textarea spellcheck="false" .value=${this.fresh} placeholder="alias: …&#10;triggers: …&#10;actions: …" @change=${s=>this.fresh=s.target.value}></textarea></label></details>
          <details><summary>${t.t("paste_variant")}</summary><p class="small soft">${t.t("variant_hint")}</p><label class="field"><span class="sr">${t.t("paste_variant")}</span><textarea spellcheck="false" .value=${this.variant} placeholder="entity_id: automation.…&#10;alias: …&#10;triggers: …&#10;actions: …" @change=${s=>this.variant=s.target.value}></textarea></label></details>
        </fieldset>
      </div>
      <div class="row" style="margin-top:16px">
        <button class="filled" ?disabled=${this.running||this.progress!==null||!e.length&&!this.fresh&&!this.variant} @click=${this.run}>${f(B,"s")}${t.t("run_rehearsal")}</button>
        <span class="soft small">${t.t("rehearsal_safe")}</span>
      </div>
    </section>`}toggle(t){let e=new Set(this.chosen??this.automations);e.delete(t)||e.add(t),this.chosen=e.size===this.automations.length?null:e}busy(){let{app:t}=this,e=this.progress??0;return o`<section class="card row" role="status">
      <div class="grow"><div class="bar ${e?"":"busy"}"><i style=${e?`width:${e*100}%`:""}></i></div>
        <p class="small soft num" style="margin-top:6px">${t.t("rehearsing",{share:t.format.percent(e)})}</p></div>
      <button @click=${()=>t.act("cancel_rehearsal").catch(s=>this.error=w(s))}>${f($t,"s")}${t.t("stop")}</button>
    </section>`}};customElements.get("dt-rehearsal")??customElements.define("dt-rehearsal",Dt);var Ht=class extends ${constructor(){super();this.toggle=async()=>{this.open=!this.open,window.removeEventListener("click",this.outside),this.open&&(window.addEventListener("click",this.outside),await this.updateComplete,this.all()[0]?.focus())};this.outside=t=>{t.composedPath().includes(this)||this.close(!1)};this.key=t=>{let e=this.all(),s=e.indexOf(this.shadowRoot?.activeElement),n={ArrowDown:s+1,ArrowUp:s-1,Home:0,End:e.length-1};t.key==="Escape"||t.key==="Tab"?this.close(t.key==="Escape"):t.key in n&&(t.preventDefault(),e[(n[t.key]+e.length)%e.length]?.focus())};this.items=[],this.open=!1}static{this.properties={items:{attribute:!1},label:{},open:{state:!0}}}static{this.styles=[y,b`
      :host {
        position: relative;
        display: inline-block;
      }
      [role="menu"] {
        position: absolute;
        inset-inline-end: 0;
        top: 100%;
        z-index: 5;
        min-width: 220px;
        padding: 8px 0;
        background: var(--dt-card);
        border: 1px solid var(--dt-line);
        border-radius: 12px;
        box-shadow: 0 4px 18px rgba(0, 0, 0, 0.3);
      }
      [role="menuitem"] {
        width: 100%;
        justify-content: flex-start;
        border-radius: 0;
        min-height: 44px;
        color: var(--dt-text);
        font-weight: 400;
        gap: 14px;
        padding: 0 16px;
      }
      [role="menuitem"].danger {
        color: color-mix(in srgb, var(--dt-bad) 75%, var(--dt-text));
      }
    `]}disconnectedCallback(){super.disconnectedCallback(),window.removeEventListener("click",this.outside)}render(){return o`<button class="round" aria-label=${this.label} aria-haspopup="menu" aria-expanded=${this.open} @click=${this.toggle}>${f(ye)}</button>
      ${this.open?o`<div role="menu" aria-label=${this.label} @keydown=${this.key}>
            ${this.items.map(t=>o`<button role="menuitem" tabindex="-1" class=${t.danger?"danger":""} @click=${()=>this.choose(t)}>${f(t.icon)}${t.label}</button>`)}
          </div>`:""}`}all(){return[...this.renderRoot.querySelectorAll("[role=menuitem]")]}close(t){this.open=!1,window.removeEventListener("click",this.outside),t&&this.renderRoot.querySelector("button.round")?.focus()}choose(t){this.close(!0),t.run()}};customElements.get("dt-menu")??customElements.define("dt-menu",Ht);var ss=_t(class extends et{constructor(i){if(super(i),i.type!==H.PROPERTY&&i.type!==H.ATTRIBUTE&&i.type!==H.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Ye(i))throw Error("`live` bindings can only contain a single expression")}render(i){return i}update(i,[r]){if(r===V||r===d)return r;let t=i.element,e=i.name;if(i.type===H.PROPERTY){if(r===t[e])return V}else if(i.type===H.BOOLEAN_ATTRIBUTE){if(!!r===t.hasAttribute(e))return V}else if(i.type===H.ATTRIBUTE&&t.getAttribute(e)===r+"")return V;return Tt(i),r}});var Fs=["mirror","sandbox","guard"],is=12;function ns(i,{watch:r,identity:t},e,s){if(!r.alerts.length)return d;let n=a=>a.acknowledged?o`<span class="badge">${f(F,"s")}${i.t("seen")}</span>`:t.controls?o`<button @click=${()=>e(a)}>${f(F,"s")}${i.t("acknowledge")}</button>
      <button @click=${()=>s(a)}>${f(le,"s")}${i.t("snooze")}</button>`:d;return o`<section class="card">
    <header><h2>${i.t("what_is_wrong")}</h2></header>
    <ul class="plain">${r.alerts.map(a=>o`<li class="alert ${z(a.severity)}">
        <div class="row">${f(_)}<b class="grow">${a.text}</b><span class="badge">${i.option("severity",a.severity)}</span></div>
        <div class="row small"><span class="soft">${i.channel(a.channel)} · ${i.t("since",{time:i.format.short(a.since)})}</span><span class="grow"></span>${n(a)}</div>
      </li>`)}</ul>
  </section>`}function as(i,r,{identity:t},e,s,n){let a=e?r:r.slice(0,is);return o`<section class="card">
    <header><h2>${i.t("past")}</h2><span class="soft small num">${i.format.number(r.length,0)}</span></header>
    ${r.length?o`<ul class="plain" style="gap:0">${a.map(l=>o`<li class="row" style="min-height:36px"><span class="num">${i.format.short(l.at)}</span><span class="soft small grow cut">${i.value("reason",l.reason)}</span>
            ${t.controls?o`<button aria-label=${i.t("roll_back_to",{time:i.format.short(l.at)})} @click=${()=>n(l)}>${f(xe,"s")}${i.t("roll_back")}</button>`:d}</li>`)}</ul>
        ${r.length>is&&!e?o`<button @click=${s}>${i.t("show_all_of",{count:r.length})}</button>`:d}`:o`<p class="soft">${i.t("no_snapshots")}</p>`}
  </section>`}function rs(i,{tile:r,identity:t},e){let s=i.hass.user?.is_admin??!1;return o`<section class="card">
    <header><h2>${i.t("mode")}</h2></header>
    <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!s}>
      <legend class="sr">${i.t("mode")}</legend>
      ${Fs.map(n=>o`<label><input type="radio" name="mode" value=${n} .checked=${ss(r.mode===n)} @change=${()=>e(n)} /><span>${i.option("mode",n)}</span></label>`)}
    </fieldset>
    ${s?d:o`<p class="soft small" style="margin-top:8px">${i.t("mode_by_admin")}</p>`}
    <dl class="facts" style="margin:16px 0 0">
      <dt>${i.t("fidelity")}</dt><dd>${i.option("fidelity",t.fidelity)}</dd>
      <dt>${i.t("sources")}</dt><dd>${t.sources.map((n,a)=>o`${a?", ":""}<a href="/history?entity_id=${n}" @click=${S}>${i.entityName(n)}</a>`)}</dd>
    </dl>
  </section>`}var R=240,E=34,Ks=300;function os(i,r,t,e,s,n){let a=c=>E+(c-r)/(t-r||1)*(R-E-8),l=[r,(r+t)/2,t];return o`<svg class="scatter" viewBox="0 0 ${R} ${R}" role="img" aria-label=${n}>
    ${nt`<rect x=${E} y="8" width=${R-E-8} height=${R-E-8} class="ground"></rect>
      <line x1=${E} y1=${R-E} x2=${R-8} y2="8" class="ideal"></line>
      ${s}
      ${l.map((c,u)=>nt`<text x=${a(c)} y=${R-E+14} text-anchor=${u===0?"start":u===2?"end":"middle"}>${e(c)}</text>
        <text x=${E-4} y=${R-a(c)+(u===2?8:u===0?0:4)} text-anchor="end">${e(c)}</text>`)}
      <text x=${(R+E)/2} y=${R-4} text-anchor="middle">${i.t("foretold_axis")}</text>
      <text x="10" y=${(R-E)/2} text-anchor="middle" transform="rotate(-90 10 ${(R-E)/2})">${i.t("came_axis")}</text>`}
  </svg>`}function ls(i,r){return r.values?Js(i,r,r.values):Gs(i,r)}function Js(i,r,t){if(t.length<5)return;let e=Math.ceil(t.length/Ks),s=[...t,...r.outcome],n=Math.min(...s),a=Math.max(...s),l=(a-n)*.05||.5,c=n-l,u=a+l,g=v=>(v-c)/(u-c)*(R-E-8),p=t.map((v,x)=>{let P=r.outcome[x];return P>=(r.low?.[x]??-1/0)&&P<=(r.high?.[x]??1/0)}),h=p.filter(Boolean).length/p.length,m=t.map((v,x)=>x%e?void 0:nt`<circle cx=${E+g(v)} cy=${R-E-g(r.outcome[x])} r="2.6" class=${p[x]?"in":"out"}></circle>`);return os(i,c,u,v=>i.format.number(v,1),m,i.t("reliability_summary",{count:i.format.number(t.length,0),share:i.format.percent(h)}))}function Gs(i,r){let t=Array.from({length:10},()=>({n:0,said:0,came:0}));(r.probability??[]).forEach((a,l)=>{if(a===null)return;let c=t[Math.min(9,Math.floor(a*10))];c.n+=1,c.said+=a,c.came+=r.outcome[l]});let e=t.reduce((a,l)=>a+l.n,0);if(e<5)return;let s=a=>a*(R-E-8),n=t.filter(a=>a.n).map(a=>nt`<circle cx=${E+s(a.said/a.n)} cy=${R-E-s(a.came/a.n)} r=${3+8*Math.sqrt(a.n/e)} class="in"></circle>`);return os(i,0,1,a=>i.format.percent(a),n,i.t("reliability_chance",{count:i.format.number(e,0)}))}function cs(i,{learned:r,identity:t}){return o`<section class="card">
    <header><h2>${i.t("learned")}</h2>${t.frozen?o`<span class="badge">${f(bt,"s")}${i.t("frozen")}</span>`:d}</header>
    ${r?o`<p style="margin-bottom:8px">${r.report.map(e=>o`${e.text} `)}</p>
          ${r.parameters.length?o`<details><summary>${i.t("parameters")}</summary><div class="scroll" style="margin-top:8px"><table>
                <thead><tr><th scope="col">${i.t("parameter")}</th><th scope="col">${i.t("value")}</th></tr></thead>
                <tbody>${r.parameters.map(e=>o`<tr><td>${i.parameter(e.name)}</td><td class="num">${i.format.number(e.value,4)} ± ${i.format.number(e.deviation,4)} ${e.unit??""}${e.identified?d:o` <span class="badge">${i.t("assumed")}</span>`}</td></tr>`)}</tbody>
              </table></div></details>`:d}
          ${r.left_out.length?o`<details style="margin-top:8px"><summary>${i.t("left_out")}</summary><ul class="plain small soft" style="margin-top:8px">${r.left_out.map(e=>o`<li>${e.text}</li>`)}</ul></details>`:d}
          <p class="soft small" style="margin-top:8px">${i.t("learned_at",{time:i.format.relative(Date.parse(r.learned_at)/1e3)})}</p>`:o`<p class="soft">${i.t("still_learning")}</p>`}
  </section>`}function ds(i,{accuracy:r,tile:t},e){let s=r.filter(l=>l.scored),n=t.quantity==="number",a=e?ls(i,e):void 0;return o`<section class="card">
    <header><h2>${i.t("score")}</h2></header>
    ${s.length?o`<div class="scroll"><table>
          <thead><tr><th scope="col">${i.t("ahead")}</th><th scope="col">${n?i.t("typical_error"):i.t("brier")}</th><th scope="col">${i.t("better_by")}</th>${n?o`<th scope="col">${i.t("in_band")}</th>`:d}</tr></thead>
          <tbody>${s.map(l=>o`<tr class="num"><td>${i.format.duration(l.horizon)}</td>
            <td>${n?l.error===null?"–":`± ${i.format.quantity(l.error,t.unit)}`:l.brier===null?"–":i.format.number(l.brier,3)}</td>
            <td>${i.format.percent(l.skill)}</td>${n?o`<td>${i.format.percent(l.coverage)}</td>`:d}</tr>`)}</tbody>
        </table></div>`:o`<p class="soft">${i.t("no_scores")}</p>`}
    ${a?o`<h3 style="margin-top:12px">${i.t("reliability")}</h3>${a}`:d}
  </section>`}function ps(i,{channels:r,tile:t,watch:e}){return o`<section class="card">
    <header><h2>${i.t("now")}</h2>${e.last_sync?o`<span class="soft small">${i.t("synced_at",{time:i.format.time(e.last_sync)})}</span>`:d}</header>
    <dl class="facts" style="margin:0">${Object.entries(r).map(([s,n])=>o`<dt>${i.channel(s)}</dt><dd class="num">${i.words(n.entity_id??t.entity_id,n.value,n.unit,n.attribute)}</dd>`)}</dl>
    ${e.health?o`<h3 style="margin:16px 0 8px">${i.t("health_parts")}</h3><div class="parts">${Object.entries(e.health.parts).map(([s,n])=>o`<div class="part"><span>${i.value("part",s)}</span><span class="bar"><i style="width:${n}%"></i></span><span class="num">${n}</span></div>`)}</div>`:d}
  </section>`}function us(i,r,t){return o`<section class="card">
    <header><h2>${i.t("events")}</h2></header>
    ${r.length?o`<ul class="plain">${r.slice(0,15).map(e=>o`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="dot ${z(e.severity)}" style="align-self:center"></span><span class="soft small num" style="white-space:nowrap">${i.format.short(Date.parse(e.time)/1e3)}</span><span>${e.text}</span></li>`)}</ul>`:o`<p class="soft">${i.t("no_events")}</p>`}
    <p style="margin-top:8px"><a href="${T}/audit?twin=${t}" @click=${S}>${i.t("audit_of_twin")}</a></p>
  </section>`}var hs=b`
  .head {
    display: flex;
    gap: 16px;
    align-items: center;
  }
  .head .kind {
    width: 56px;
    height: 56px;
    border-radius: 28px;
    display: grid;
    place-items: center;
    background: var(--dt-tint);
    color: var(--dt-link);
    flex: none;
  }
  .head h1 {
    font-size: 24px;
    line-height: 1.2;
  }
  .head .value {
    font-size: 28px;
    line-height: 1.1;
    white-space: nowrap;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .alert {
    display: grid;
    gap: 6px;
    padding: 10px 12px;
    border-radius: 8px;
    background: color-mix(in srgb, var(--dt-warn) 16%, transparent);
  }
  .alert.bad {
    background: color-mix(in srgb, var(--dt-bad) 14%, transparent);
  }
  .scatter {
    width: min(100%, 280px);
    display: block;
    margin: 8px auto 0;
    font-size: 10px;
  }
  .scatter text {
    fill: var(--dt-soft);
  }
  .scatter .ground {
    fill: color-mix(in srgb, var(--dt-soft) 6%, transparent);
  }
  .scatter .ideal {
    stroke: var(--dt-soft);
    stroke-dasharray: 4 4;
  }
  .scatter .in {
    fill: var(--dt-accent);
    fill-opacity: 0.55;
  }
  .scatter .out {
    fill: var(--dt-bad);
    fill-opacity: 0.8;
  }
  .modes {
    display: grid;
    gap: 8px;
  }
  .modes label {
    display: flex;
    gap: 12px;
    align-items: center;
    min-height: 32px;
    cursor: pointer;
  }
  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 6px 16px;
  }
  .facts dt {
    color: var(--dt-soft);
  }
  .facts dd {
    margin: 0;
  }
  .parts {
    display: grid;
    gap: 6px;
  }
  .parts div.part {
    display: grid;
    grid-template-columns: 120px 1fr 32px;
    gap: 10px;
    align-items: center;
    font-size: 12px;
  }
  select.inline {
    width: auto;
    min-height: 36px;
    padding: 4px 10px;
  }
  @media (max-width: 600px) {
    .head {
      flex-wrap: wrap;
      gap: 10px 12px;
    }
    .head h1 {
      font-size: 20px;
    }
    .head .kind {
      width: 44px;
      height: 44px;
    }
  }
`;var Bt=[[6,3],[24,24],[72,24],[240,24]],Ys=600,Ut=class extends ${constructor(){super();this.points=[];this.asked="";this.range=1,this.all=!1,this.forget()}static{this.properties={app:{attribute:!1},twinId:{},words:{attribute:!1},channel:{state:!0},range:{state:!0},data:{state:!0},history:{state:!0},forecast:{state:!0},scores:{state:!0},events:{state:!0},error:{state:!0},all:{state:!0}}}static{this.styles=[y,hs]}forget(){this.data={},this.history=null,this.forecast=null,this.scores=null,this.events=[],this.error="",this.points=[],this.channel=void 0,this.asked=""}connectedCallback(){super.connectedCallback(),this.clock=window.setInterval(()=>this.requestUpdate(),6e4),this.app&&this.twinId&&this.subscribe()}disconnectedCallback(){super.disconnectedCallback(),window.clearInterval(this.clock),this.stream?.stop(),this.told?.stop(),this.stream=this.told=void 0}willUpdate(t){t.has("twinId")&&this.isConnected&&(this.forget(),this.subscribe());let e=`${this.twinId} ${this.shownChannel} ${this.range}`;this.data.identity&&e!==this.asked&&(this.asked=e,this.load())}get shownChannel(){return this.channel??this.data.tile?.channel??null}subscribe(){this.stream?.stop(),this.told?.stop();let t=()=>this.requestUpdate();this.stream=new L(this.app.hass.connection,{type:"digital_twin/twin/subscribe",twin_id:this.twinId},()=>this.data={},e=>this.take(e),t),this.stream.start()}take(t){let e={...this.data.channels,...t.channels},s=!this.data.identity&&t.identity;this.data={...this.data,...t,channels:e};let n=this.shownChannel;n&&t.channels?.[n]&&(this.points=[...this.points.slice(-Ys),{at:Date.now()/1e3,value:t.channels[n].value}]),s&&this.watchEvents(this.data.tile?.entity_id??"")}watchEvents(t){this.told?.stop();let e=new Map;this.told=new L(this.app.hass.connection,{type:"digital_twin/events/subscribe",entity_id:[t],recent:50},()=>e.clear(),s=>{e.set(s.event_id,s),this.events=[...e.values()].sort((n,a)=>a.time.localeCompare(n.time)).slice(0,200)},()=>{}),this.told.start()}async load(){let{twinId:t,asked:e}=this,s=this.shownChannel,[n]=Bt[this.range];if(s)try{let a=s===this.data.tile?.channel,[l,c,u]=await Promise.all([this.app.ws("twin/history",{twin_id:t,channel:s,hours:n}),this.app.ws("twin/scores",{twin_id:t,channel:s}),a?Promise.resolve(null):this.app.ws("twin/forecast",{twin_id:t,channel:s})]);if(e!==this.asked)return;this.history=l,this.scores=c,this.forecast=u,this.points=[],this.error=""}catch(a){e===this.asked&&(this.error=w(a))}}render(){let{app:t,data:e}=this,s=o`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`,n=Z(t,this.stream?.standing??"loading",this.stream?.error??"",s,!!e.identity);if(n||!e.tile||!e.identity)return o`<div class="page">${n??s}</div>`;let a=e;return o`<div class="page">
      ${this.head(a)} ${ns(t,a,l=>{this.acknowledge(l)},l=>{this.snooze(l)})} ${this.chart(a)}
      <div class="columns">
        <div class="stack">
          ${cs(t,a)} ${ds(t,a,this.scores)}
          ${as(t,this.history?.snapshots??[],a,this.all,()=>this.all=!0,l=>{this.rollback(l.id,l.at)})}
        </div>
        <div class="stack">${ps(t,a)} ${rs(t,a,l=>{this.setMode(l)})} ${us(t,this.events,this.twinId)}</div>
      </div>
    </div>`}head({tile:t,identity:e,watch:s}){let{app:n}=this;return o`<div class="head">
      <span class="kind">${f(kt(t.kind))}</span>
      <div class="grow">
        <h1>${t.name}</h1>
        <div class="row soft">
          <span>${n.option("kind",t.kind)} · ${n.area(t.area_id)}</span>
          <span class="badge ${yt(s.health?.score??null)}">${s.health?n.t("health_is",{score:s.health.score}):n.t("health_unknown")}</span>
          <span class="badge accent">${n.option("trust",t.trust)}</span>
          ${t.status==="following"?d:o`<span class="badge">${n.value("status",t.status)}</span>`}
        </div>
      </div>
      <span class="value num">${n.words(t.entity_id,t.value,t.unit)}</span>
      <dt-menu .label=${n.t("more_actions")} .items=${this.actions(e)}></dt-menu>
    </div>`}actions(t){let{app:e}=this,s=[{label:e.t("what_if_here"),icon:K,run:()=>N(`what-if?entity=${this.data.tile?.entity_id??""}`)}];return t.own_device_id&&s.push({label:e.t("open_device"),icon:$e,run:()=>N(`/config/devices/device/${t.own_device_id}`)}),t.controls&&s.push({label:e.t("sync_now"),icon:Pe,run:()=>this.act("sync",{},e.t("synced"))},{label:e.t("take_snapshot"),icon:ce,run:()=>this.act("create_snapshot",{},e.t("snapshot_taken"))},{label:e.t("learn_now"),icon:Ce,run:()=>this.act("train",{},e.t("learned_now"))},{label:e.t(t.frozen?"unfreeze":"freeze"),icon:bt,run:()=>this.act("freeze_learning",{frozen:!t.frozen},e.t("done"))},{label:e.t("reset_learning"),icon:be,danger:!0,run:()=>{this.reset()}}),e.hass.user?.is_admin&&s.push({label:e.t("reconfigure"),icon:he,run:()=>N(`/config/integrations/integration/digital_twin#config_entry=${this.twinId}`)}),s}async act(t,e,s){try{await this.app.act(t,{entity_id:this.data.tile?.entity_id,...e}),C(this,s),["create_snapshot","rollback"].includes(t)&&this.load()}catch(n){C(this,w(n))}}async reset(){let{app:t}=this;await I(t,this.renderRoot,{title:t.t("reset_learning"),text:t.t("reset_text",{name:this.data.tile?.name??""}),yes:t.t("reset_yes")})!==void 0&&await this.act("reset_learning",{},t.t("done"))}async acknowledge(t){let{app:e}=this;try{let s=this.events.find(n=>n.data.alert===t.key)??await this.eventOf(t);if(!s)return await this.snooze(t);await e.act("acknowledge",{event_id:[s.event_id]}),C(this,e.t("done"))}catch(s){C(this,w(s))}}async eventOf(t){let{events:e}=await this.app.act("get_events",{entity_id:this.data.tile?.entity_id,category:["divergence"],acknowledged:!1});return e.find(s=>s.data.alert===t.key)}snooze(t){return this.act("snooze_alert",{channel:t.channel,duration:{hours:24}},this.app.t("snoozed"))}chart({tile:t,channels:e,forecast:s,accuracy:n}){let{app:a}=this,l=this.shownChannel??"",[c,u]=Bt[this.range],g=l==="temperature"?e.target_temperature:l==="humidity"?e.target_humidity:void 0,p=l===t.channel?s:this.forecast,h=n.find(m=>m.horizon===3600);return o`<section class="card" aria-label=${a.t("course")}>
      <header>
        <h2>${a.t("course")}</h2>
        <select class="inline" aria-label=${a.t("channel")} @change=${m=>this.channel=m.target.value}>
          ${Object.keys(e).map(m=>o`<option value=${m} ?selected=${m===l}>${a.channel(m)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${a.t("range")}>
          ${Bt.map(([m],v)=>o`<button class="chip" aria-pressed=${v===this.range} @click=${()=>this.range=v}>${a.format.duration(m*3600)}</button>`)}
        </div>
      </header>
      ${this.error?k(_,a.t("failed"),this.error):d}
      ${this.history&&!this.error?o`<dt-chart .app=${a} .words=${this.words} .height=${300} .model=${We({app:a,entityId:t.entity_id,history:this.history,forecast:p,live:this.points,events:this.events,accent:j(this),name:t.name,start:Date.now()/1e3-c*3600,ahead:u*3600,limits:typeof g?.value=="number"?[{value:g.value,label:a.t("wanted"),color:"#43a047"}]:[]})}></dt-chart>`:this.error?d:o`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${p?this.said(p):o`<p class="soft small">${a.t(t.learned?"no_forecast":"still_learning")}</p>`}
      ${h?.scored&&h.coverage!==null&&l===t.channel?o`<p class="soft small">${a.t("honest",{share:a.format.percent(h.coverage),count:a.format.number(h.scored,0)})}</p>`:d}
    </section>`}said(t){let e=[...t.risks,...t.trend,...t.notes];return e.length?o`<ul class="plain small soft" style="gap:2px;margin-top:4px">${e.map(s=>o`<li>${s.text}</li>`)}</ul>`:d}async rollback(t,e){let{app:s}=this;await I(s,this.renderRoot,{title:s.t("roll_back"),text:s.t("roll_back_text",{time:s.format.short(e)}),yes:s.t("roll_back")})!==void 0&&await this.act("rollback",{snapshot_id:t},s.t("rolled_back"))}async setMode(t){let{app:e}=this,s=t==="guard";if(s&&await I(e,this.renderRoot,{title:e.t("guard_title",{name:this.data.tile?.name??""}),text:e.t("guard_text"),yes:e.t("guard_yes")})===void 0){this.requestUpdate();return}try{await this.app.ws("twin/set_mode",{twin_id:this.twinId,mode:t,consent:s}),C(this,this.app.t("mode_changed"))}catch(n){C(this,w(n)),this.requestUpdate()}}};customElements.get("dt-twin")??customElements.define("dt-twin",Ut);var At={unit:"%",min:0,max:100,step:1};function ms(i){let r=i?.attributes??{},t=(e,s)=>typeof r[e]=="number"?r[e]:s;return{name:"temperature",min:t("min_temp",5),max:t("max_temp",90),step:t("target_temp_step",.5),initial:t("temperature",20)}}function fs(i,r){let t=i.split(".")[0]??"",e=(...n)=>n.map(a=>({action:`${t}.${a}`})),s=n=>{let a=r?.attributes[n];return Array.isArray(a)?a.map(String):[]};switch(t){case"light":return[{action:"light.turn_on"},{action:"light.turn_off"},{action:"light.turn_on",field:{...At,name:"brightness_pct",initial:50}}];case"climate":return[{action:"climate.set_temperature",field:ms(r)},...s("hvac_modes").length?[{action:"climate.set_hvac_mode",options:{name:"hvac_mode",values:s("hvac_modes")}}]:[]];case"water_heater":return[{action:"water_heater.set_temperature",field:ms(r)},...s("operation_list").length?[{action:"water_heater.set_operation_mode",options:{name:"operation_mode",values:s("operation_list")}}]:[]];case"cover":return[...e("open_cover","close_cover"),{action:"cover.set_cover_position",field:{...At,name:"position",initial:50}}];case"valve":return e("open_valve","close_valve");case"lock":return e("lock","unlock");case"fan":return[...e("turn_on","turn_off"),{action:"fan.set_percentage",field:{...At,name:"percentage",initial:50}}];case"humidifier":return[...e("turn_on","turn_off"),{action:"humidifier.set_humidity",field:{...At,name:"humidity",initial:50}}];case"media_player":case"switch":case"siren":case"input_boolean":return e("turn_on","turn_off");case"vacuum":return e("start","return_to_base");case"alarm_control_panel":return e("alarm_arm_away","alarm_arm_home","alarm_disarm");case"number":return[{action:"number.set_value",field:{name:"value",min:Number(r?.attributes.min??0),max:Number(r?.attributes.max??100),step:Number(r?.attributes.step??1),initial:Number(r?.state??0)}}];case"select":return s("options").length?[{action:"select.select_option",options:{name:"option",values:s("options")}}]:[];default:return[]}}function ot(i){return Array.isArray(i)?i.map(String):i==null?[]:[String(i)]}function D(i){let r="action"in i?i.target:i.twin;return r&&typeof r=="object"&&!Array.isArray(r)?ot(r.entity_id):ot(r)}function W(i,r){return fs(r,i.hass.states[r])}function Wt(i,r){let t=Object.keys(r.data??{}),e=W(i,D(r)[0]??"").filter(s=>s.action===r.action);return e.find(s=>t.includes(s.field?.name??s.options?.name??""))??e[0]}function qt(i,r,t){let[e,s=""]=t.action.split("."),n=i.hass.localize(`component.${e}.services.${s}.name`)||i.value("command",s),a=W(i,r).some(l=>l.action===t.action&&l.field?.name!==t.field?.name);return t.field&&a?`${n} (${i.value("field",t.field.name)})`:n}function Xs(i){return i?.field?{[i.field.name]:i.field.initial}:i?.options?.values[0]?{[i.options.name]:i.options.values[0]}:{}}function Et(i,r,t=W(i,r)[0]){let e=Xs(t);return{action:t?.action??"",target:{entity_id:r},...Object.keys(e).length?{data:e}:{}}}function Ct(i,r,t){switch(r){case"action":return Et(i,t);case"set":return{twin:t,set:{}};case"environment":return{environment:{outdoor_temperature:{offset:-8}}};case"fault":return{fault:"dead",twin:t};case"outage":return{outage:"power"};case"occupancy":return{occupancy:0};case"load":return{load:2e3}}}function Vt(i,r){let t=i.hass.config.currency??"";return{outdoor_temperature:"°C",sun:"W/m²",price:`${t}/kWh`,feed_in:`${t}/kWh`,carbon_intensity:"g/kWh"}[r]??""}function Zs(i,r){return Object.entries(r).map(([t,e])=>{let s=typeof e=="object"&&e?e:{value:e},n=Vt(i,t),a=Object.entries(s).map(([l,c])=>{let u=Number(c),g=i.format.number(Math.abs(u),2);return l==="factor"?`× ${g}`:l==="offset"?`${u<0?"−":"+"}${g} ${n==="°C"?"K":n}`:`${u<0?"−":""}${g} ${n}`});return`${i.value("quantity",t)} ${a.join(" ")}`}).join(", ")}function gs(i,r,t){let{words:e}=r,s=D(e).map(t).join(", "),n=a=>Object.values(a??{}).map(l=>typeof l=="number"?i.format.number(l,2):typeof l=="boolean"?i.t(l?"yes":"no"):String(l));switch(r.kind){case"action":{let a=Wt(i,e);return[s,a?qt(i,D(e)[0]??"",a):String(e.action),...n(e.data)].filter(Boolean).join(" · ")}case"set":return[s,...Object.entries(e.set??{}).map(([a,l])=>`${i.channel(a)} ${n([l])[0]}`)].filter(Boolean).join(" · ");case"environment":return Zs(i,e.environment??{});case"fault":return[s,i.value("fault",String(e.fault))].join(" · ");case"outage":return[i.value("outage",String(e.outage)),...ot(e.which)].join(" · ");case"occupancy":return[i.t("people_home",{count:i.format.number(Number(e.occupancy),0)}),...ot(e.zone).map(a=>i.area(a))].join(" · ");case"load":return[i.t("load_of",{value:i.format.quantity(Number(e.load),"W")}),...ot(e.circuit)].join(" · ")}}function Kt(i,r){let t=new Intl.DateTimeFormat("en-US",{timeZone:r,hourCycle:"h23",year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit",second:"2-digit"}).formatToParts(i),e=s=>Number(t.find(n=>n.type===s)?.value);return Date.UTC(e("year"),e("month")-1,e("day"),e("hour"),e("minute"),e("second"))-Math.floor(i/1e3)*1e3}function Ft(i,r){let t=Date.parse(`${r}Z`),e=t-Kt(t,i);return(t-Kt(e,i))/1e3}function vs(i,r){return new Date(r*1e3+Kt(r*1e3,i)).toISOString().slice(0,16)}function bs(i,r,t=Date.now()/1e3){let e=vs(r,t).slice(0,10),s=Ft(r,`${e}T${i.slice(0,5)}`),n=Ft(r,`${vs(r,Ft(r,`${e}T12:00`)+86400).slice(0,10)}T${i.slice(0,5)}`);return Math.max(0,(s>=t?s:n)-t)||0}var Jt=["action","set","environment","fault","outage","occupancy","load"],ws={name:"",scenario:"",parameters:{},changes:[],hours:24,rest:{}},Qs=["name","scenario","parameters","changes","horizon"],$s={weeks:604800,days:86400,hours:3600,minutes:60,seconds:1,milliseconds:.001},ti={w:604800,d:86400,h:3600,min:60,m:60,s:1};function ys(i){let r=Math.max(0,Math.round(i));return[Math.floor(r/3600),Math.floor(r%3600/60),r%60].map(t=>String(t).padStart(2,"0")).join(":")}function it(i){if(typeof i=="number")return i;if(i&&typeof i=="object"){let s=Object.entries(i);return s.length&&s.every(([n,a])=>n in $s&&typeof a=="number")?s.reduce((n,[a,l])=>n+$s[a]*l,0):void 0}let r=String(i??"").trim(),t=/^(\d{1,3}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(r);if(t)return Number(t[1])*3600+Number(t[2])*60+Number(t[3]??0);let e=[...r.matchAll(/(\d+(?:\.\d+)?)\s*(min|[wdhms])\s*/g)];return e.length&&e.map(s=>s[0]).join("").trim()===r?e.reduce((s,n)=>s+Number(n[1])*ti[n[2]],0):r&&Number.isFinite(Number(r))?Number(r):void 0}function Mt(i,r=i.name){let t={};return r&&(t.name=r),i.scenario&&(t.scenario=i.scenario,Object.keys(i.parameters).length&&(t.parameters=i.parameters)),(i.changes.length||!i.scenario)&&(t.changes=[...i.changes].sort((e,s)=>e.at-s.at).map(e=>({at:e.written??ys(e.at),...e.lasts===null?{}:{for:ys(e.lasts)},...e.words}))),t.horizon={hours:i.hours},{...t,...i.rest}}function ei(i,r,t){let e=Jt.find(g=>g in i);if(!e)return[];let{at:s=0,for:n,...a}=i,l=it(s),c=s&&typeof s=="object"?s.time:void 0,u=l??(typeof c=="string"?bs(c,t):Math.max(0,Date.parse(String(s))/1e3-Date.now()/1e3||0));return[{key:r,kind:e,at:u,lasts:it(n)??null,words:a,...l===void 0?{written:s}:{}}]}function lt(i,r,t=""){let e=Array.isArray(i.changes)?i.changes:[];return{name:t||String(i.name??""),scenario:typeof i.scenario=="string"?i.scenario:"",parameters:i.parameters??{},hours:(it(i.horizon)??86400)/3600,changes:e.flatMap((s,n)=>ei(s,n+1,r)),rest:Object.fromEntries(Object.entries(i).filter(([s])=>!Qs.includes(s)))}}function xs(i){return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(Mt(i))))).replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}function ks(i,r){try{let t=Uint8Array.from(atob(i.replaceAll("-","+").replaceAll("_","/")),e=>e.charCodeAt(0));return lt(JSON.parse(new TextDecoder().decode(t)),r)}catch{return}}var si=/^[A-Za-z_][\w./ -]*$/,ii=/^(true|false|yes|no|on|off|null|~)$/i;function _s(i){return typeof i=="string"&&(!si.test(i)||ii.test(i)||i!==i.trim())?JSON.stringify(i):String(i)}function ct(i,r=""){return Array.isArray(i)?i.length?i.map(t=>`${r}- ${ct(t,`${r}  `).trimStart()}`).join(""):`${r}[]
`:i&&typeof i=="object"?Object.entries(i).map(([t,e])=>e!==null&&typeof e=="object"&&Object.keys(e).length>0?`${r}${t}:
${ct(e,`${r}  `)}`:`${r}${t}: ${e!==null&&typeof e=="object"?Array.isArray(e)?"[]":"{}":_s(e)}
`).join(""):`${_s(i)}
`}var ni=["dead","stuck","drift","lost_commands","delay"],ai=["offset","factor","value"],ri=["power","internet","hub"],Ts=i=>i.target.value;function O(i,r,t,e){return o`<label class="field">${i}<select @change=${s=>e(Ts(s))}>${t.map(([s,n])=>o`<option value=${s} ?selected=${s===r}>${n}</option>`)}</select></label>`}function J(i,r,t,e={}){return o`<label class="field">${i}<input type="number" min=${e.min??d} max=${e.max??d} step=${e.step??"any"} required .value=${String(r??"")}
    @change=${s=>{let n=Ts(s);n!==""&&t(Number(n))}} /></label>`}function q(i,...r){return Object.fromEntries(Object.entries(i).filter(([t])=>!r.includes(t)))}function Gt({app:i,tiles:r},t,e){let s=r.some(n=>n.entity_id===t)||!t?[]:[[t,i.entityName(t)]];return O(i.t("device"),t,[...s,...r.map(n=>[n.entity_id,n.name])],e)}function oi(i,r){let{app:t,alter:e}=i,s=D(r)[0]??"",n=W(t,s),a=Wt(t,r),l=r.data??{},{field:c,options:u}=a??{},g=i.tiles.filter(p=>W(t,p.entity_id).length);return o`${Gt({...i,tiles:g},s,p=>e({...q(r,"data"),...Et(t,p)}))}
    ${a?O(t.t("action"),String(n.indexOf(a)),n.map((p,h)=>[String(h),qt(t,s,p)]),p=>e({...q(r,"data"),...Et(t,s,n[Number(p)])})):o`<label class="field">${t.t("action")}<input readonly .value=${String(r.action??"")} /></label>`}
    ${c?J(t.value("field",c.name),l[c.name],p=>e({...r,data:{...l,[c.name]:p}}),{min:c.min,max:c.max,step:c.step}):d}
    ${u?O(t.value("field",u.name),String(l[u.name]??""),u.values.map(p=>[p,t.words(s,p,null)]),p=>e({...r,data:{...l,[u.name]:p}})):d}`}function Ss(i){let r=t=>(i[t]?.command?10:0)+["binary","number","option"].indexOf(i[t]?.quantity??"option");return Object.keys(i).sort((t,e)=>r(t)-r(e))}function Yt(i){let r=Ss(i)[0],t=r===void 0?void 0:i[r];return r===void 0||!t?{}:{[r]:t.quantity==="binary"?t.value!==!0:t.value??t.options[0]??0}}function li(i,r){let{app:t,alter:e,channels:s}=i,n=D(r)[0]??"",a=r.set??{},l=Object.keys(a)[0]??"",c=s?.[l],u=p=>e({...r,set:{...a,[l]:p}}),g=p=>t.words(c?.entity_id??n,p,null);return o`${Gt(i,n,p=>e({...r,twin:p,set:{}}))}
    ${s?O(t.t("channel"),l,Ss(s).map(p=>[p,t.channel(p)]),p=>e({...r,set:Yt({[p]:s[p]})})):d}
    ${c?.quantity==="binary"?O(t.t("value"),String(a[l]===!0||a[l]==="on"),[["true",g("on")],["false",g("off")]],p=>u(p==="true")):d}
    ${c?.quantity==="option"&&c.options.length?O(t.t("value"),String(a[l]),c.options.map(p=>[p,g(p)]),u):d}
    ${c?.quantity==="number"?J(c.unit?`${t.t("value")} (${c.unit})`:t.t("value"),a[l],u):d}`}function ci({app:i,library:r,alter:t},e){let[s="outdoor_temperature",n]=Object.entries(e.environment??{})[0]??[],a=n&&typeof n=="object"?n:{value:n??0},[l="offset",c=0]=Object.entries(a)[0]??[],u=Vt(i,s),g=r.quantities[s],p=(m,v)=>t({...e,environment:{[m]:v}}),h={offset:0,factor:1,value:g?Math.max(0,g.lower):0};return o`${O(i.t("what_of_it"),s,Object.keys(r.quantities).map(m=>[m,i.value("quantity",m)]),m=>p(m,{[l]:h[l]??0}))}
    ${O(i.t("how"),l,ai.map(m=>[m,i.value("way",m)]),m=>p(s,{[m]:h[m]??0}))}
    ${J(l==="factor"?i.value("way","factor"):`${i.t("value")} (${l==="offset"&&u==="°C"?"K":u})`,c,m=>p(s,{[l]:m}),l==="value"&&g?{min:g.lower,max:g.upper}:l==="factor"?{min:0,max:100}:{})}`}function di(i,r){let{app:t,alter:e}=i,s=String(r.fault),n=c=>e({...q(r,"value","rate","delay"),fault:c,...c==="drift"?{rate:.5}:c==="delay"?{delay:{minutes:5}}:{}}),a=r.delay,l=a&&typeof a=="object"?a.minutes:"";return o`${Gt(i,D(r)[0]??"",c=>e({...q(r,"channel"),twin:c}))}
    ${O(t.t("how"),s,ni.map(c=>[c,t.value("fault",c)]),n)}
    ${s==="drift"?J(t.t("rate_per_hour"),r.rate,c=>e({...r,rate:c})):d}
    ${s==="delay"?J(t.t("late_by"),l,c=>e({...r,delay:{minutes:c}}),{min:1,step:1}):d}`}function pi({app:i,library:r,alter:t},e){let s=String(e.outage),n=s==="power"?Object.entries(r.home.circuits):s==="hub"?r.home.hubs.map(l=>[l,l]):[],a=String(e.which??"");return o`${O(i.t("what_of_it"),s,ri.map(l=>[l,i.value("outage",l)]),l=>t({...q(e,"which"),outage:l}))}
    ${n.length?O(i.value("parameter",s==="power"?"circuit":"hub"),a,[["",i.t("all_of_them")],...n],l=>t(l?{...e,which:l}:q(e,"which"))):d}`}function ui({app:i,library:r,alter:t},e){let s=String(e.zone??"");return o`${J(i.value("parameter","people"),e.occupancy,n=>t({...e,occupancy:n}),{min:0,max:100,step:1})}
    ${O(i.value("parameter","zone"),s,[["",i.t("whole_home")],...r.home.zones.map(n=>[n,i.area(n)])],n=>t(n?{...e,zone:n}:q(e,"zone")))}`}function hi({app:i,library:r,alter:t},e){let s=Object.entries(r.home.circuits);return o`${J(`${i.t("kind_load")} (W)`,e.load,n=>t({...e,load:n}),{min:0,max:1e6,step:"any"})}
    ${s.length>1?O(i.value("parameter","circuit"),String(e.circuit??""),[["",i.t("found_by_itself")],...s],n=>t(n?{...e,circuit:n}:q(e,"circuit"))):d}`}var mi={action:oi,set:li,environment:ci,fault:di,outage:pi,occupancy:ui,load:hi};function As(i,r){return mi[r.kind](i,r.words)}var Xt=class extends ${constructor(){super();this.asked="";this.turn=t=>{let e=t.target.value,s=D(this.change.words)[0]??this.tiles[0]?.entity_id??"",n=e==="set"?this.tiles.find(l=>l.kind==="thermostat")?.entity_id??s:s,{when:a}=this.change.words;this.tell({kind:e,words:{...Ct(this.app,e,n),...a===void 0?{}:{when:a}}})};this.error=""}static{this.properties={app:{attribute:!1},words:{attribute:!1},change:{attribute:!1},index:{type:Number},tiles:{attribute:!1},library:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Boolean,reflect:!0},channels:{state:!0},error:{state:!0}}}static{this.styles=[y,b`
      :host {
        display: flex;
        gap: 10px;
        align-items: flex-start;
        padding: 10px;
        border-radius: 8px;
      }
      :host([chosen]) {
        background: var(--dt-tint);
      }
      .number {
        flex: none;
        width: 28px;
        height: 28px;
        border-radius: 14px;
        display: grid;
        place-items: center;
        font-weight: 500;
        background: var(--dt-tint);
        margin-top: 26px;
      }
      .fields {
        flex: 1;
        min-width: 0;
        display: grid;
        gap: 10px;
        grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
        align-items: start;
      }
      button.round {
        margin-top: 20px;
      }
      @media (max-width: 600px) {
        :host {
          border: 1px solid var(--dt-line);
          margin-top: 8px;
        }
        .number {
          display: none;
        }
        .fields {
          grid-template-columns: 1fr 1fr;
        }
      }
    `]}willUpdate(t){let e=this.change.kind==="set"?D(this.change.words)[0]??"":"";e!==this.asked&&(this.asked=e,this.channels=void 0,e&&this.load(e))}async load(t){try{let{channels:e}=await this.app.ws("twin/channels",{entity_id:t});if(t!==this.asked)return;this.channels=e,this.error="",Object.keys(this.change.words.set??{}).length||this.alter({...this.change.words,set:Yt(e)})}catch(e){this.error=w(e)}}tell(t){this.dispatchEvent(new CustomEvent("alter",{detail:t}))}alter(t){this.tell({words:t})}minutes(t){let e=t.target.value;return e===""?null:Math.max(0,Number(e)*60)}render(){let{app:t,change:e,hours:s}=this;return o`<span class="number" aria-hidden="true">${this.index+1}</span>
      <div class="fields" role="group" aria-label=${t.t("change_number",{number:this.index+1})}>
        <label class="field">${t.t("what_changes")}<select @change=${this.turn}>${Jt.map(n=>o`<option value=${n} ?selected=${n===e.kind}>${t.value("kind",n)}</option>`)}</select></label>
        ${As({app:t,tiles:this.tiles,library:this.library,channels:this.channels,alter:n=>this.alter(n)},e)}
        <label class="field">${t.t("after")}<input type="number" min="0" max=${s*60-1} step="5" .value=${String(Math.round(e.at/60))}
          @change=${n=>this.tell({at:Math.min(this.minutes(n)??0,s*3600-60),written:void 0})} /><span class="num">${t.format.short(this.start+e.at)}</span></label>
        <label class="field">${t.t("lasts")}<input type="number" min="1" step="5" placeholder=${t.t("to_the_end")} .value=${e.lasts===null?"":String(Math.round(e.lasts/60))}
          @change=${n=>this.tell({lasts:this.minutes(n)||null})} /></label>
        ${"when"in e.words?o`<p class="small soft" style="grid-column:1/-1">${t.t("only_when",{when:JSON.stringify(e.words.when)})}</p>`:d}
        ${this.error?o`<p class="small" role="alert" style="grid-column:1/-1">${this.error}</p>`:d}
      </div>
      <button class="round" aria-label=${t.t("remove_change",{number:this.index+1})} @click=${()=>this.dispatchEvent(new CustomEvent("remove"))}>${f(ht)}</button>`}};customElements.get("dt-change")??customElements.define("dt-change",Xt);var dt=300,Zt=class extends ${constructor(){super(...arguments);this.add=t=>{let e=t.currentTarget.getBoundingClientRect();this.tell("add",0,(t.clientX-e.left)/e.width*this.hours*3600)}}static{this.properties={app:{attribute:!1},changes:{attribute:!1},hours:{type:Number},start:{type:Number},chosen:{type:Number},label:{attribute:!1}}}static{this.styles=[y,b`
      :host {
        display: block;
        direction: ltr;
        padding: 0 16px;
      }
      .track {
        position: relative;
        height: 72px;
        touch-action: pan-y;
      }
      .line {
        position: absolute;
        inset: 26px 0 auto;
        height: 4px;
        border-radius: 2px;
        background: color-mix(in srgb, var(--dt-accent) 35%, transparent);
      }
      .tick {
        position: absolute;
        top: 46px;
        transform: translateX(-50%);
        font-size: 11px;
        color: var(--dt-soft);
        white-space: nowrap;
      }
      .tick:first-of-type {
        transform: none;
        margin-left: -1px;
      }
      .tick:first-of-type::before {
        left: 0;
      }
      .tick::before {
        content: "";
        position: absolute;
        left: 50%;
        top: -14px;
        height: 8px;
        border-left: 1px solid var(--dt-soft);
      }
      button.mark {
        position: absolute;
        top: 12px;
        width: 32px;
        min-height: 32px;
        padding: 0;
        border-radius: 16px;
        transform: translateX(-50%);
        color: #fff;
        font-size: 13px;
        cursor: grab;
        touch-action: none;
        border: 2px solid var(--dt-card);
      }
      button.mark[aria-pressed="true"] {
        outline: 2px solid var(--dt-text);
      }
      button.mark:active {
        cursor: grabbing;
      }
    `]}render(){let{app:t}=this,e=Array.from({length:5},(s,n)=>n/4*this.hours*3600);return o`<div class="track" @dblclick=${this.add}>
      <div class="line"></div>
      ${e.map(s=>o`<span class="tick num" style="left:${s/(this.hours*3600)*100}%">${s?t.format.time(this.start+s):t.t("at_once")}</span>`)}
      ${this.changes.map((s,n)=>o`<button class="mark" style="left:${Math.min(100,s.at/(this.hours*3600)*100)}%;background:color-mix(in srgb, ${tt[n%tt.length]} 72%, #000)"
          aria-label="${this.label(s)}, ${t.format.short(this.start+s.at)}" aria-pressed=${s.key===this.chosen} title=${this.label(s)}
          @click=${()=>this.tell("choose",s.key,s.at)} @keydown=${a=>this.key(a,s)} @pointerdown=${a=>this.drag(a,s)}>${n+1}</button>`)}
    </div>`}tell(t,e,s){this.dispatchEvent(new CustomEvent(t,{detail:{key:e,at:this.snap(s)}}))}snap(t){return Math.min(Math.max(Math.round(t/dt)*dt,0),this.hours*3600-dt)}key(t,e){let n={ArrowLeft:-dt,ArrowRight:dt,PageDown:-3600,PageUp:3600}[t.key];n!==void 0&&(t.preventDefault(),this.tell("move",e.key,e.at+n))}drag(t,e){let s=t.currentTarget,n=s.parentElement;s.setPointerCapture(t.pointerId);let a=c=>{let u=n.getBoundingClientRect();this.tell("move",e.key,(c.clientX-u.left)/u.width*this.hours*3600)},l=()=>{s.removeEventListener("pointermove",a),s.removeEventListener("pointerup",l),s.removeEventListener("pointercancel",l)};s.addEventListener("pointermove",a),s.addEventListener("pointerup",l),s.addEventListener("pointercancel",l)}};customElements.get("dt-timeline")??customElements.define("dt-timeline",Zt);var Rt=[3,6,12,24,48,72,168];function Es(i){return Rt.find(r=>r*3600>=i)??168}function Cs(i){let{app:r,draft:t,library:e,stored:s}=i,n=e.scenarios.find(p=>p.id===t.scenario),a=Object.keys(s.saved),l=s.scenarios.filter(p=>p.kind==="scenario"),c=p=>{let[h="",...m]=p.target.value.split(":");i.pick(h,m.join(":"))},u=a.includes(t.name),g=Rt.includes(t.hours)?Rt:[...Rt,t.hours].sort((p,h)=>p-h);return o`<div class="top">
    <label class="field">${r.t("begin_with")}
      <select @change=${c}>
        <option value="" ?selected=${!t.scenario&&!u}>${r.t("own_changes")}</option>
        <optgroup label=${r.t("library")}>${e.scenarios.map(p=>o`<option value="library:${p.id}" ?selected=${!u&&p.id===t.scenario}>${r.value("scenario",p.id)}</option>`)}</optgroup>
        ${a.length?o`<optgroup label=${r.t("saved")}>${a.map(p=>o`<option value="saved:${p}" ?selected=${p===t.name}>${p}</option>`)}</optgroup>`:d}
        ${l.length?o`<optgroup label=${r.t("recent")}>${l.map(p=>o`<option value="result:${p.scenario_id}">${r.format.short(Date.parse(p.time)/1e3)} · ${r.value("scenario",p.name)}</option>`)}</optgroup>`:d}
      </select></label>
    ${u?o`<button style="justify-self:start" @click=${()=>i.forget(t.name)}>${f(ht,"s")}${r.t("forget_saved")}</button>`:d}
    <label class="field">${r.t("horizon")}
      <select @change=${p=>i.change({hours:Number(p.target.value)})}>
        ${g.map(p=>o`<option value=${p} ?selected=${p===t.hours}>${r.format.duration(p*3600)}</option>`)}
      </select></label>
    ${n?n.parameters.map(p=>gi(i,p)):d}
  </div>`}function fi({app:i,library:r},t){if(t==="circuit")return Object.entries(r.home.circuits);if(t==="hub")return r.home.hubs.map(e=>[e,e]);if(t==="zone")return r.home.zones.map(e=>[e,i.area(e)])}function gi(i,r){let{app:t,draft:e,tiles:s}=i,n=e.parameters[r.name],a=h=>{let m={...e.parameters,[r.name]:h};(h===""||h===void 0)&&delete m[r.name],i.change({parameters:m})},l=t.value("parameter",r.name),c=h=>h.target.value,u=(h,m)=>a(c(h)===""?"":m(Number(c(h)))),g=(h,m,v)=>o`<label class="field">${l}<select @change=${x=>a(c(x))}>${v===void 0?d:o`<option value="">${v}</option>`}${h.map(([x,P])=>o`<option value=${x} ?selected=${x===m}>${P}</option>`)}</select></label>`,p=fi(i,r.name);switch(r.sort){case"choice":return g(r.options.map(h=>[h,t.value("option",h)]),String(n??r.default));case"twin":return g(s.map(h=>[h.entity_id,h.name]),String(n??""),t.t("found_by_itself"));case"number":return o`<label class="field">${r.unit?`${l} (${r.unit.replace("1/kWh",`${t.hass.config.currency??""}/kWh`)})`:l}<input type="number" min=${r.lower} max=${r.upper} step="any" .value=${String(n??r.default??"")} @change=${h=>u(h,m=>m)} /></label>`;case"duration":{let h=(it(n??r.default)??0)/3600;return o`<label class="field">${l} (h)<input type="number" min=${r.lower/3600} max=${r.upper/3600} step="any" .value=${h?String(h):""} @change=${m=>u(m,v=>({hours:v}))} /></label>`}case"moment":{let h=Math.round((it(n??r.default)??0)/60);return o`<label class="field">${t.t("after")}<input type="number" min="0" max=${r.upper/60} step="5" .value=${String(h)} @change=${m=>u(m,v=>({minutes:v}))} /></label>`}default:return p?g(p,String(n??""),t.t(r.name==="circuit"?"all_of_them":"found_by_itself")):o`<label class="field">${l}<input .value=${String(n??"")} @change=${h=>a(c(h))} /></label>`}}var Ms={energy:"kWh",exported:"kWh",carbon:"kg",peak:"W"},vi=["failure","confidence"];function G(i,r,t){let e=i.hass.config.currency;return r==="cost"?e?new Intl.NumberFormat(i.format.language,{style:"currency",currency:e}).format(t):i.format.number(t,2):r==="comfort"?i.t("degree_hours",{value:i.format.number(t,1)}):vi.includes(r)||r.includes(".")?i.format.percent(t):r in Ms?i.format.quantity(t,Ms[r]):i.format.number(t,0)}var bi=["exported","confidence"],$i=.01,Qt=["energy","exported","cost","carbon","comfort","peak","failure","affected","crossings","confidence"],te=class extends ${constructor(){super();this.compare=async()=>{try{this.answer=await this.app.act("compare_scenarios",{scenarios:[this.first,this.second]}),this.error=""}catch(t){this.error=w(t)}};this.recent=[],this.present=this.first=this.second=this.error="",this.answer=null}static{this.properties={app:{attribute:!1},words:{attribute:!1},recent:{attribute:!1},tiles:{attribute:!1},present:{},first:{state:!0},second:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[y,b`
      .choose {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        align-items: end;
      }
      td.better {
        font-weight: 500;
        color: color-mix(in srgb, var(--dt-good) 72%, var(--dt-text));
      }
    `]}willUpdate(t){if(!t.has("recent")&&!t.has("present"))return;let e=this.recent.map(n=>n.scenario_id),s=[this.first,this.second].join();(e.includes(this.present)||!e.includes(this.second))&&(this.second=e.includes(this.present)?this.present:e[0]??""),(!e.includes(this.first)||this.first===this.second)&&(this.first=e.find(n=>n!==this.second)??""),[this.first,this.second].join()!==s&&(this.answer=null)}nameOf(t){return`${this.app.format.short(Date.parse(t.time)/1e3)} · ${this.app.value("scenario",t.name)}`}render(){let{app:t}=this;if(this.recent.length<2)return d;let e=(s,n,a)=>o`<label class="field">${s}<select @change=${l=>{a(l.target.value),this.answer=null}}>${this.recent.map(l=>o`<option value=${l.scenario_id} ?selected=${l.scenario_id===n}>${this.nameOf(l)}</option>`)}</select></label>`;return o`<section class="card">
      <header><h2>${t.t("comparison")}</h2></header>
      <div class="choose">${e(t.t("this_answer"),this.first,s=>this.first=s)}${e(t.t("beside_answer"),this.second,s=>this.second=s)}
        <button class="tonal" style="justify-self:start" ?disabled=${!this.first||this.first===this.second} @click=${this.compare}>${f(me,"s")}${t.t("compare")}</button></div>
      ${this.error?A("bad",_,this.error):d} ${this.answer?this.table(this.answer):d}
    </section>`}called(t){let{app:e}=this,[s="",...n]=t.split(".");if(!n.length)return e.value("total",t);let a=this.tiles.get(n.join("."))?.name;return a?`${e.hazard(s)} · ${a}`:e.hazard(s)}table(t){let{app:e}=this,[s,n]=t.scenarios,a=[...new Set([...Object.keys(s.figures),...Object.keys(n.figures)])].filter(c=>c.includes(".")||c in s.figures&&c in n.figures),l=c=>Qt.includes(c)?Qt.indexOf(c):Qt.length;return a.sort((c,u)=>l(c)-l(u)),o`<p style="margin-top:12px">${t.summary}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${e.t("comparison")}><table>
        <thead><tr><th scope="col"><span class="sr">${e.t("value")}</span></th><th scope="col">${this.nameOf(s)}</th><th scope="col">${this.nameOf(n)}</th><th scope="col">${e.t("difference")}</th></tr></thead>
        <tbody>${a.map(c=>{let u=s.figures[c]??0,g=n.figures[c]??0,p=!bi.includes(c)&&Math.abs(u-g)>$i*Math.max(Math.abs(u),Math.abs(g));return o`<tr><th scope="row">${this.called(c)}</th><td class="num ${p&&u<g?"better":""}">${G(e,c,u)}</td><td class="num ${p&&g<u?"better":""}">${G(e,c,g)}</td>
            <td class="num">${g-u>0?"+":""}${G(e,c,g-u)}</td></tr>`})}</tbody>
      </table></div>`}};customElements.get("dt-what-if-compare")??customElements.define("dt-what-if-compare",te);var yi=6,Rs=6;function ee(i){return Object.values(i.channels).some(r=>r.baseline!==void 0)}var se=class extends ${constructor(){super();this.models=new Map;this.all=!1,this.channels=new Map}static{this.properties={app:{attribute:!1},words:{attribute:!1},answer:{attribute:!1},all:{state:!0},channels:{state:!0}}}static{this.styles=[y,b`
      :host {
        display: grid;
        gap: 16px;
        min-width: 0;
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 28px;
        margin-top: 12px;
      }
      .figures div {
        display: grid;
      }
      .figures b {
        font-size: 20px;
        font-weight: 400;
      }
      .twins {
        display: grid;
        gap: 16px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
      }
      select.inline {
        width: auto;
        min-height: 32px;
        padding: 2px 8px;
      }
      .up {
        color: color-mix(in srgb, var(--dt-bad) 72%, var(--dt-text));
      }
      .down {
        color: color-mix(in srgb, var(--dt-good) 72%, var(--dt-text));
      }
    `]}willUpdate(t){(t.has("answer")||t.has("words")||t.has("channels"))&&this.models.clear(),t.has("answer")&&(this.all=!1)}render(){let{app:t,answer:e}=this,s=Object.entries(e.twins).sort(([,l],[,c])=>Number(ee(c))-Number(ee(l))),n=s.filter(([,l])=>ee(l)),a=this.all?s:(n.length?n:s).slice(0,yi);return o`<section class="card" aria-live="polite">
        <header><h2>${t.t("outcome")}</h2></header>
        <p>${e.summary}</p>
        ${e.breaking_point?o`<p><b>${e.breaking_point.text}</b></p>`:d}
        ${this.totals(this.sums(e))} ${this.confidence()}
      </section>
      ${this.dangers()} ${this.events()} ${this.advice()}
      <div class="twins">${a.map(([l,c])=>this.twin(l,c))}</div>
      ${a.length<s.length?o`<div class="row" style="justify-content:center"><button class="tonal" @click=${()=>this.all=!0}>${t.t("show_all_of",{count:s.length})}</button></div>`:d}
      ${this.notes()}`}sums(t){if(t.totals)return{totals:t.totals,baseline:t.baseline??null};let e=s=>{let n=Object.values(t.twins).map(s).filter(a=>a!==null);return n.length?n.reduce((a,l)=>({value:a.value+l.value,low:a.low+l.low,high:a.high+l.high})):null};return{totals:{energy:e(s=>s.energy)},baseline:{energy:e(s=>s.baseline_energy)}}}totals({totals:t,baseline:e}){let{app:s}=this,n=Object.keys(t).filter(a=>t[a]&&(a!=="exported"||t[a].value||e?.[a]?.value));return o`<div class="figures">${n.map(a=>{let l=t[a],c=e?.[a],u=c?l.value-c.value:0;return o`<div><b class="num">${G(s,a,l.value)}</b>
        ${c&&Math.abs(u)>.001?o`<span class="small num ${u>0==(a!=="exported")?"up":"down"}">${u>0?"+":""}${G(s,a,u)}</span>`:d}
        <span class="soft small">${s.value("total",a)}</span></div>`})}</div>`}confidence(){let{app:t,answer:e}=this,s=[e.failure_probability===void 0?"":t.t("failure",{share:t.format.percent(e.failure_probability)}),e.confidence===void 0?"":t.t("confidence",{share:t.format.percent(e.confidence)})].filter(Boolean);return s.length?o`<p class="soft small" style="margin-top:8px">${s.join(" · ")}</p>`:d}dangers(){let{app:t,answer:e}=this;return e.crossings?.length?o`<section class="card"><header><h2>${t.t("hazards")}</h2></header><ul class="plain">${e.crossings.map(s=>o`<li>${A(Q(s.severity,s.probability),X,o`${s.text}<div class="soft small">${s.time?t.format.short(Date.parse(s.time)/1e3):""} ${t.format.percent(s.probability)}</div>`)}</li>`)}</ul></section>`:d}events(){let{app:t,answer:e}=this;if(!e.events?.length&&!e.affected?.length)return d;let s=e.affected??[],n=new Set((e.crossings??[]).map(a=>a.text));return o`<section class="card"><header><h2>${t.t("what_happens")}</h2></header><ul class="plain">
      ${(e.events??[]).filter(a=>!n.has(a.text)).slice(0,30).map(a=>o`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="soft small num" style="white-space:nowrap">${t.format.short(Date.parse(a.time)/1e3)}</span><span class="grow">${a.text}</span>${a.probability===void 0||a.probability===null?d:o`<span class="badge num">${t.format.percent(a.probability)}</span>`}</li>`)}
      ${s.length>Rs?d:s.map(a=>o`<li>${a.text}</li>`)}
    </ul>
    ${s.length>Rs?o`<details style="margin-top:8px"><summary>${t.t("affected",{count:s.length})}</summary><ul class="plain" style="margin-top:8px">${s.map(a=>o`<li>${a.text}</li>`)}</ul></details>`:d}
    </section>`}advice(){let{app:t,answer:e}=this;return e.recommendations?.length?o`<section class="card"><header><h2>${t.t("advice")}</h2></header><ul class="plain">${e.recommendations.map(s=>o`<li>${A("good",ft,o`${s.text}${s.outcome?o`<div class="soft small">${s.outcome}</div>`:d}
        ${s.changes?.length?o`<button @click=${()=>this.dispatchEvent(new CustomEvent("adopt",{detail:s.changes}))}>${f(B,"s")}${t.t("simulate_that")}</button>`:d}`)}</li>`)}</ul></section>`:d}twin(t,e){let{app:s}=this,n=Object.keys(e.channels).filter(c=>e.channels[c]?.course?.length),a=this.channels.get(t)??xt(e);a&&!this.models.has(t)&&this.models.set(t,wt(s,t,e,a,j(this)));let l=this.models.get(t);return o`<section class="card" aria-label=${e.name}>
      <header><h2>${e.name}</h2>
        ${n.length>1?o`<select class="inline" aria-label=${s.t("channel")} @change=${c=>this.channels=new Map(this.channels).set(t,c.target.value)}>${n.map(c=>o`<option value=${c} ?selected=${c===a}>${s.channel(c)}</option>`)}</select>`:d}
        <span class="badge accent">${s.option("trust",e.trust)}</span></header>
      ${e.summary?o`<p class="small">${e.summary}</p>`:d}
      ${l?o`<dt-chart .app=${s} .words=${this.words} .height=${190} .model=${l}></dt-chart>`:d}
      ${[...e.notes,...e.unknown].length?o`<ul class="plain small soft" style="gap:2px">${[...e.notes,...e.unknown].map(c=>o`<li>${c.text}</li>`)}</ul>`:d}
    </section>`}notes(){let{app:t,answer:e}=this,s=[...e.refusals??[],...e.assumed??[],...e.not_simulated??[]];return s.length?o`<details class="card"><summary>${t.t("assumptions")}</summary><ul class="plain small" style="margin-top:10px">${s.map(n=>o`<li>${n.text}</li>`)}</ul></details>`:d}};customElements.get("dt-what-if-result")??customElements.define("dt-what-if-result",se);var wi=20,xi=3600,ie=class extends ${constructor(){super();this.next=1;this.started=!1;this.run=async()=>{this.running=!0,this.error="";try{this.answer=await this.app.act("run_scenario",this.written),await this.loadStored()}catch(t){this.error=w(t)}finally{this.running=!1}};this.save=async()=>{let{app:t}=this,e=await I(t,this.renderRoot,{title:t.t("save"),text:t.t("save_text"),yes:t.t("save"),input:{label:t.t("name"),value:this.calledBy}});if(e)try{await t.act("save_scenario",{name:e,scenario:Mt(this.draft,e)}),this.draft={...this.draft,name:e},C(this,t.t("saved_as",{name:e})),await this.loadStored()}catch(s){C(this,w(s))}};this.draft=ws,this.chosen=0,this.library={scenarios:[],quantities:{},home:{circuits:{},hubs:[],zones:[]}},this.stored={saved:{},scenarios:[]},this.running=!1,this.progress=null,this.answer=null,this.error=""}static{this.properties={app:{attribute:!1},tiles:{attribute:!1},words:{attribute:!1},link:{},entity:{},chosenScenario:{},draft:{state:!0},chosen:{state:!0},library:{state:!0},stored:{state:!0},running:{state:!0},progress:{state:!0},answer:{state:!0},error:{state:!0}}}static{this.styles=[y,b`
      .top {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
        align-items: end;
      }
    `]}connectedCallback(){super.connectedCallback(),this.live=new L(this.app.hass.connection,{type:"digital_twin/progress/subscribe",what:"scenario"},()=>{},t=>this.progress=t.progress,()=>this.requestUpdate()),this.live.start()}disconnectedCallback(){super.disconnectedCallback(),this.live?.stop()}willUpdate(t){if(this.started||(this.started=!0,this.loadLibrary(),this.loadStored()),t.has("link")&&this.link){let e=ks(this.link,this.zone);e&&this.take(e)}else t.has("chosenScenario")&&this.chosenScenario?this.draft={...this.draft,scenario:this.chosenScenario}:this.entity&&!this.draft.changes.length&&t.has("entity")&&this.add(0,this.entity)}get zone(){return this.app.hass.config.time_zone}get sorted(){return[...this.tiles.values()].sort((t,e)=>this.app.format.order(t.name,e.name))}take(t){this.draft=t,this.next=t.changes.length+1,this.chosen=0,this.nameActions(t.changes.flatMap(e=>String(e.words.action??"").split(".")[0]||[]))}async loadLibrary(){try{this.library=await this.app.ws("scenarios/library")}catch(t){this.error=w(t)}}async loadStored(){try{this.stored=await this.app.act("list_scenarios",{limit:wi})}catch{this.stored={saved:{},scenarios:[]}}}render(){let{app:t}=this;return this.tiles.size?o`<div class="page">
      ${this.builder()} ${this.running?this.busy():d}
      ${this.error?A("bad",_,this.error):d}
      ${this.answer&&!this.running?o`<dt-what-if-result .app=${t} .words=${this.words} .answer=${this.answer} @adopt=${e=>this.adopt(e.detail)}></dt-what-if-result>`:this.running||this.answer?d:o`<section class="card">${k(K,t.t("what_if_empty"),t.t("what_if_empty_text"))}</section>`}
      <dt-what-if-compare .app=${t} .words=${this.words} .tiles=${this.tiles} .recent=${this.stored.scenarios.filter(e=>e.kind!=="rehearsal")} .present=${this.answer?.scenario_id??""}></dt-what-if-compare>
    </div>`:o`<div class="page">${k(K,t.t("no_twins"),t.t("no_twins_text"))}</div>`}busy(){let{app:t}=this,e=this.progress??0;return o`<section class="card row" role="status">
      <div class="grow"><div class="bar ${e?"":"busy"}"><i style=${e?`width:${e*100}%`:""}></i></div>
        <p class="soft small num" style="margin-top:6px">${t.t("simulating",{share:t.format.percent(e)})}</p></div>
      <button @click=${()=>t.act("cancel_scenario").catch(s=>this.error=w(s))}>${f($t,"s")}${t.t("stop")}</button>
    </section>`}builder(){let{app:t,draft:e}=this,s=Date.now()/1e3,n=this.sorted,a=!e.scenario&&!e.changes.length,l=e.changes.length?Math.min(e.hours*3600-300,Math.max(...e.changes.map(c=>c.at))+xi):0;return o`<section class="card">
      <header><h2>${t.t("what_if_title")}</h2></header>
      ${Cs({app:t,draft:e,library:this.library,stored:this.stored,tiles:n,pick:(c,u)=>this.pick(c,u),change:c=>this.draft={...this.draft,...c},forget:c=>{this.forget(c)}})}
      <h3 style="margin:20px 0 4px">${t.t("changes")}</h3>
      <p class="soft small">${t.t("changes_hint")}</p>
      <dt-timeline .app=${t} .changes=${e.changes} .hours=${e.hours} .start=${s} .chosen=${this.chosen} .label=${c=>this.sentence(c)}
        @choose=${c=>this.chosen=c.detail.key} @move=${c=>this.move(c.detail.key,c.detail.at)}
        @add=${c=>this.add(c.detail.at)}></dt-timeline>
      ${rt(e.changes,c=>c.key,(c,u)=>o`<dt-change .app=${t} .words=${this.words} .change=${c} .index=${u} .tiles=${n} .library=${this.library} .hours=${e.hours} .start=${s} ?chosen=${c.key===this.chosen}
        @focusin=${()=>this.chosen=c.key} @alter=${g=>this.alter(c.key,g.detail)} @remove=${()=>this.draft={...this.draft,changes:this.draft.changes.filter(g=>g.key!==c.key)}}></dt-change>`)}
      <div class="row" style="margin-top:12px">
        <button class="tonal" @click=${()=>this.add(l)}>${f(at,"s")}${t.t("add_change")}</button>
        <button class="filled" ?disabled=${this.running||a} @click=${this.run}>${f(B,"s")}${t.t("simulate")}</button>
        <span class="grow"></span>
        <button @click=${this.save} ?disabled=${a}>${f(ve,"s")}${t.t("save")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(ct(this.written))}>${f(fe,"s")}${t.t("copy_yaml")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(ct({action:"digital_twin.run_scenario",data:this.written,response_variable:"scenario"}))}>${f(Me,"s")}${t.t("copy_action")}</button>
        <button ?disabled=${a} @click=${()=>this.copy(`${location.origin}${T}/what-if?s=${xs(e)}`)}>${f(gt,"s")}${t.t("copy_link")}</button>
      </div>
    </section>`}pick(t,e){if(t==="saved")this.take(lt(this.stored.saved[e]?.scenario??{},this.zone,e));else if(t==="result")this.open(e);else{let s=this.library.scenarios.find(n=>n.id===e);this.draft={...this.draft,name:"",scenario:e,parameters:{},hours:s?Es(s.horizon):this.draft.hours}}}async open(t){try{let e=await this.app.act("get_scenario_result",{scenario_id:t});this.take(lt(e.request,this.zone)),this.answer={...e.result,scenario_id:t}}catch(e){this.error=w(e)}}sentence(t){let e=new Map([...this.tiles.values()].map(s=>[s.entity_id,s.name]));return gs(this.app,t,s=>e.get(s)??this.app.entityName(s))}get calledBy(){let{app:t,draft:e}=this;return e.name||(e.scenario?t.value("scenario",e.scenario):e.changes.map(s=>this.sentence(s)).join(", ").slice(0,100))}get written(){return Mt(this.draft,this.calledBy)}nameActions(t){for(let e of new Set(t))this.app.hass.loadBackendTranslation("services",e).then(()=>this.requestUpdate())}add(t,e=""){let s=this.sorted.filter(c=>W(this.app,c.entity_id).length),n=s.find(c=>c.entity_id===e)??s[0];this.nameActions(s.map(c=>c.entity_id.split(".")[0]??""));let a=this.next++,l=n?"action":"outage";this.draft={...this.draft,changes:[...this.draft.changes,{key:a,kind:l,at:t,lasts:null,words:Ct(this.app,l,n?.entity_id??"")}]},this.chosen=a}adopt(t){let e=lt({changes:t},this.zone).changes.map(s=>({...s,key:this.next++}));this.nameActions(e.map(s=>String(s.words.action??"").split(".")[0]??"")),this.draft={...this.draft,name:"",changes:[...this.draft.changes,...e]},this.run()}alter(t,e){this.draft={...this.draft,changes:this.draft.changes.map(s=>s.key===t?{...s,...e}:s)}}move(t,e){this.chosen=t,this.alter(t,{at:e,written:void 0})}async forget(t){let{app:e}=this;if(await I(e,this.renderRoot,{title:e.t("forget_saved"),text:e.t("forget_saved_text",{name:t}),yes:e.t("forget_saved")})!==void 0)try{await e.act("delete_scenario",{name:t}),this.draft={...this.draft,name:""},await this.loadStored()}catch(s){C(this,w(s))}}async copy(t){try{await navigator.clipboard.writeText(t),C(this,this.app.t("copied"))}catch{await I(this.app,this.renderRoot,{title:this.app.t("copy_by_hand"),text:t,verbatim:!0,yes:this.app.t("close")})}}};customElements.get("dt-what-if")??customElements.define("dt-what-if",ie);var ki=[{path:"overview",icon:Ne,text:"tab_overview"},{path:"what-if",icon:K,text:"tab_what_if"},{path:"rehearsal",icon:vt,text:"tab_rehearsal"},{path:"approvals",icon:mt,text:"tab_approvals"},{path:"discovery",icon:Ae,text:"tab_discovery",admin:!0}],ne=class extends ${constructor(){super(...arguments);this.words={};this.model={home:null,tiles:new Map};this.pending=new Map;this.needsCode=!1;this.menu=()=>{this.dispatchEvent(new CustomEvent("hass-toggle-menu",{bubbles:!0,composed:!0}))}}static{this.properties={hass:{attribute:!1,noAccessor:!0},narrow:{type:Boolean,reflect:!0},route:{attribute:!1},panel:{attribute:!1}}}static{this.styles=[y,b`
      :host {
        display: flex;
        flex-direction: column;
        height: 100vh;
        height: 100dvh;
        background: var(--dt-page);
      }
      .bar-top {
        display: flex;
        align-items: center;
        gap: 4px;
        flex: none;
        min-height: calc(var(--header-height, 56px) + var(--safe-area-inset-top, 0px));
        padding: var(--safe-area-inset-top, 0px) 12px 0;
        padding-inline-start: calc(8px + var(--safe-area-inset-left, 0px));
        background: var(--app-header-background-color, var(--dt-accent));
        color: var(--app-header-text-color, #fff);
        border-bottom: var(--app-header-border-bottom, none);
      }
      .bar-top h1 {
        font-size: 20px;
        padding-inline: 12px;
      }
      nav {
        display: flex;
        gap: 2px;
        overflow-x: auto;
        scrollbar-width: none;
      }
      nav a {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        padding: 0 14px;
        height: var(--header-height, 56px);
        color: inherit;
        text-decoration: none;
        font-weight: 500;
        border-bottom: 3px solid transparent;
        border-top: 3px solid transparent;
        white-space: nowrap;
        opacity: 0.88;
      }
      nav a[aria-current] {
        border-bottom-color: currentColor;
        opacity: 1;
      }
      nav .count {
        min-width: 18px;
        height: 18px;
        border-radius: 9px;
        padding: 0 5px;
        font-size: 11px;
        line-height: 18px;
        text-align: center;
        background: #b3261e;
        color: #fff;
      }
      main {
        flex: 1;
        overflow: auto;
        min-height: 0;
        padding-inline: var(--safe-area-inset-left, 0px) var(--safe-area-inset-right, 0px);
        outline: none;
      }
      .lost {
        display: flex;
        gap: 12px;
        align-items: center;
        padding: 8px 16px;
        background: color-mix(in srgb, var(--dt-warn) 30%, var(--dt-card));
      }
      :host([narrow]) nav {
        order: 2;
        flex: none;
        justify-content: space-around;
        background: var(--dt-card);
        color: var(--dt-text);
        border-top: 1px solid var(--dt-line);
        padding-bottom: var(--safe-area-inset-bottom, 0px);
      }
      :host([narrow]) nav a {
        flex: 1 1 0;
        min-width: 0;
        flex-direction: column;
        justify-content: center;
        gap: 2px;
        font-size: 11px;
        padding: 0 4px;
        position: relative;
        border-top: 0;
        border-bottom: 0;
      }
      :host([narrow]) nav a[aria-current] {
        color: var(--dt-link);
      }
      :host([narrow]) nav .count {
        position: absolute;
        top: 4px;
        inset-inline-start: calc(50% + 4px);
      }
    `]}set hass(t){let e=!this.app;this.app?this.app.update(t)&&this.redraw():this.app=new ze(t,()=>this.redraw()),this.current=t,e&&(this.start(),this.requestUpdate())}get hass(){return this.current}redraw(){this.words={},this.requestUpdate()}connectedCallback(){super.connectedCallback(),this.start()}disconnectedCallback(){super.disconnectedCallback(),this.overview?.stop(),this.approvals?.stop()}start(){if(!this.app||!this.isConnected)return;let t=()=>this.requestUpdate();this.overview??=new L(this.app.hass.connection,{type:"digital_twin/overview/subscribe"},()=>this.model={home:null,tiles:new Map},e=>this.take(e),t),this.approvals??=new L(this.app.hass.connection,{type:"digital_twin/approvals/subscribe"},()=>this.pending=new Map,e=>{let s=new Map(this.pending);for(let n of e.gone)s.delete(n);for(let n of e.new)s.set(n.approval,n);this.pending=s,this.needsCode=e.code??this.needsCode,this.requestUpdate()},t),this.approvals.start(),this.watchOverview()}watchOverview(){this.view[0]==="twin"?this.overview?.stop():this.overview?.start()}take(t){let e=this.model.tiles;for(let s of t.gone??[])e.delete(s);for(let[s,n]of Object.entries(t.twins??{}))e.set(s,{...e.get(s),...n});this.model={home:t.home??this.model.home,tiles:e},this.requestUpdate()}get view(){let t=this.route?.path??window.location.pathname.slice(T.length),[,e="",s=""]=t.split("/");return[e||"overview",decodeURIComponent(s),new URLSearchParams(window.location.search)]}willUpdate(t){t.has("route")&&this.watchOverview()}render(){let t=this.app;if(!t)return d;let[e,s,n]=this.view,a=this.approvals?.standing==="disconnected",l=o`<div class="bar-top">
      ${e==="twin"?o`<button class="round" aria-label=${t.t("back")} @click=${()=>N("overview")}>${f(oe,"turns")}</button>`:this.narrow?o`<button class="round" aria-label=${t.t("menu")} @click=${this.menu}>${f(Te)}</button>`:d}
      <h1 class="cut">${t.t("title")}</h1>
      ${this.narrow?d:o`<div class="grow"></div>${this.tabs(e)}`}
    </div>`;return o`${l}
      ${a?o`<div class="lost" role="alert">${f(ke)}<span>${t.t("disconnected_text")}</span></div>`:d}
      <main tabindex="-1">${this.content(t,e,s,n)}</main>
      ${this.narrow?this.tabs(e):d}`}content(t,e,s,n){switch(e){case"twin":return o`<dt-twin .app=${t} .twinId=${s} .words=${this.words}></dt-twin>`;case"approvals":return o`<dt-approvals .app=${t} .pending=${this.pending} .chosen=${s} .code=${this.needsCode} .standing=${this.approvals?.standing??"loading"} .error=${this.approvals?.error??""} .words=${this.words}></dt-approvals>`;case"audit":return o`<dt-audit .app=${t} .tiles=${this.model.tiles} .twin=${n.get("twin")??""} .words=${this.words}></dt-audit>`;case"what-if":return o`<dt-what-if .app=${t} .tiles=${this.model.tiles} .words=${this.words} .link=${n.get("s")??""} .entity=${n.get("entity")??""} .chosenScenario=${s}></dt-what-if>`;case"rehearsal":return o`<dt-rehearsal .app=${t} .words=${this.words}></dt-rehearsal>`;case"discovery":return o`<dt-discovery .app=${t} .words=${this.words}></dt-discovery>`;default:return o`<dt-overview .app=${t} .model=${this.model} .standing=${this.overview?.standing??"loading"} .error=${this.overview?.error??""} .pending=${this.pending.size} .words=${this.words}></dt-overview>`}}tabs(t){let e=this.app,s=e.hass.user?.is_admin??!1;return o`<nav aria-label=${e.t("views")} @click=${S}>
      ${ki.filter(n=>s||!n.admin).map(n=>{let a=t===n.path||t==="twin"&&n.path==="overview"||t==="audit"&&n.path==="approvals";return o`<a href="${T}/${n.path}" aria-current=${a?"page":d}>
          ${f(n.icon)}<span class="cut">${e.t(n.text)}</span>
          ${n.path==="approvals"&&this.pending.size?o`<span class="count">${this.pending.size}</span>`:d}
        </a>`})}
    </nav>`}};customElements.get("digital-twin-panel")??customElements.define("digital-twin-panel",ne);export{ne as DigitalTwinPanel};
/*! Bundled license information:

lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
